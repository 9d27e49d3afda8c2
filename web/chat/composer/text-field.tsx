import { type ClipboardEvent, type RefObject, useImperativeHandle, useLayoutEffect, useRef, useState } from "react";
import { isInCodeBlock, type Mention, toMarkdown, toShown } from "./mention-text.ts";
import { triggerIn } from "./suggestions/trigger.ts";
import { replaceRange, typeInto } from "./text-field-edit.ts";
import { toolOfKey } from "./tool-keys.ts";
import type { FieldProps, Tool } from "./writing-field.ts";

/**
 * The plain field: Markdown as it is typed. It is there at once, so that writing never waits, and stays on touch
 * screens, whose keyboards (suggestions, swiping, dictation) work best with the field they were made for.
 */
export function TextField({ ref, label, initial, menu, option, onChange, onTrigger, onKey }: FieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [shown] = useState(() => toShown(initial));
  const [text, setText] = useState(shown.text);
  const mentions = useRef<readonly Mention[]>(shown.mentions);
  useGrowing(field, text);
  const change = (next: string) => {
    setText(next);
    onChange(next.trim() === "" ? 0 : toMarkdown(next, mentions.current).length);
  };
  const look = () => {
    const at = field.current;
    const caret = at && at.selectionStart === at.selectionEnd ? at.selectionStart : null;
    onTrigger(at && caret !== null ? triggerIn(at.value.slice(0, caret), true) : null);
  };
  useImperativeHandle(ref, () => ({
    focus() {
      field.current?.focus();
      field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
    },
    markdown: () => toMarkdown(field.current?.value ?? "", mentions.current),
    clear() {
      mentions.current = [];
      change("");
    },
    use: (tool) => writeWith(field.current, tool),
    insert: (words) => field.current && typeInto(field.current, words),
    complete(letters, { text: name, mention }) {
      if (!field.current) return;
      if (mention) mentions.current = [...mentions.current, mention];
      const { selectionStart: caret } = field.current;
      replaceRange(field.current, caret - letters, caret, `${name} `);
    },
    beginName() {
      if (!field.current) return;
      const before = field.current.value.slice(0, field.current.selectionStart);
      typeInto(field.current, before === "" || /\s$/.test(before) ? "@" : " @");
    },
  }));
  return (
    <textarea
      ref={field}
      dir="auto"
      rows={1}
      data-region-start=""
      value={text}
      aria-label={label}
      placeholder={label}
      aria-autocomplete="list"
      aria-controls={option === null ? undefined : menu}
      aria-activedescendant={option ?? undefined}
      className="field-sizing-content block max-h-[40vh] min-h-10 w-full resize-none bg-transparent px-3.5 pb-1.5 pt-2.5 text-message outline-none placeholder:text-quiet"
      onChange={({ target }) => {
        change(target.value);
        look();
      }}
      onSelect={look}
      onBlur={() => onTrigger(null)}
      onKeyDown={(press) => {
        const { value, selectionStart } = press.currentTarget;
        // While characters are being composed, keys belong to the input method.
        if (press.nativeEvent.isComposing || onKey(press.nativeEvent, isInCodeBlock(value, selectionStart))) return;
        const tool = toolOfKey(press);
        if (!tool) return;
        press.preventDefault();
        writeWith(press.currentTarget, tool);
      }}
      onPaste={pasteLink}
    />
  );
}

/** What tools write is fetched with the tools. */
function writeWith(field: HTMLTextAreaElement | null, tool: Tool): void {
  if (field) import("./text-field-tools.ts").then(({ applyTool }) => applyTool(field, tool), reportError);
}

/** An address pasted onto a selection makes it a link. */
function pasteLink(paste: ClipboardEvent<HTMLTextAreaElement>): void {
  const field = paste.currentTarget;
  const chosen = field.value.slice(field.selectionStart, field.selectionEnd);
  const address = paste.clipboardData.getData("text/plain").trim();
  if (chosen.trim() === "" || chosen.includes("\n") || !/^https?:\/\/\S+$/.test(address)) return;
  paste.preventDefault();
  typeInto(field, `[${chosen}](${address})`);
}

/** Browsers that grow a field by themselves (`field-sizing`) do not have to measure the page at every key. */
const growsByItself = typeof CSS !== "undefined" && CSS.supports("field-sizing", "content");

/** The field is as high as its text, up to a point. */
function useGrowing(field: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const { current } = field;
    if (!current || growsByItself || text === undefined) return;
    current.style.setProperty("height", "0");
    current.style.setProperty("height", `${current.scrollHeight}px`);
  }, [field, text]);
}
