import { type ClipboardEvent, type RefObject, useImperativeHandle, useLayoutEffect, useRef, useState } from "react";
import { isInCodeBlock, type Mention, toMarkdown, toShown } from "./mention-text.ts";
import { triggerIn } from "./suggestions/trigger.ts";
import { replaceRange, typeInto } from "./text-field-edit.ts";
import { toolOfKey } from "./tool-keys.ts";
import { type FieldProps, type Handover, longPaste, selectionSigns, type Tool } from "./writing-field.ts";

/**
 * The plain field: Markdown as it is typed. It is there at once, so that writing never waits, and stays on touch
 * screens, whose keyboards (suggestions, swiping, dictation) work best with the field they were made for.
 */
export function TextField({ ref, label, initial, menu, option, onChange, onTrigger, onKey, onLongPaste }: FieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [shown] = useState(() => toShown(initial));
  const [text, setText] = useState(shown.text);
  const mentions = useRef<readonly Mention[]>(shown.mentions);
  const composing = useRef(false);
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
    insertMarkdown: (markdown) => field.current && typeInto(field.current, markdown),
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
    handOver: () => (field.current && !composing.current ? handOver(field.current, mentions.current) : null),
    setLanguage: () => undefined,
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
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={() => {
        composing.current = false;
      }}
      onPaste={(paste) => {
        if (!pasteLink(paste)) offerCode(paste, onLongPaste);
      }}
    />
  );
}

/** What tools write is fetched with the tools. */
function writeWith(field: HTMLTextAreaElement | null, tool: Tool): void {
  if (field) import("./text-field-tools.ts").then(({ applyTool }) => applyTool(field, tool), reportError);
}

/** The text with its selection, for the field that takes over. */
function handOver(field: HTMLTextAreaElement, mentions: readonly Mention[]): Handover {
  const { value, selectionStart: from, selectionEnd: to } = field;
  const marked = value.slice(0, from) + selectionSigns[0] + value.slice(from, to) + selectionSigns[1] + value.slice(to);
  return {
    markdown: toMarkdown(value, mentions),
    marked: toMarkdown(marked, mentions),
    focused: document.activeElement === field,
  };
}

/** An address pasted onto a selection makes it a link. True when it did. */
function pasteLink(paste: ClipboardEvent<HTMLTextAreaElement>): boolean {
  const field = paste.currentTarget;
  const chosen = field.value.slice(field.selectionStart, field.selectionEnd);
  const address = paste.clipboardData.getData("text/plain").trim();
  if (chosen.trim() === "" || chosen.includes("\n") || !/^https?:\/\/\S+$/.test(address)) return false;
  paste.preventDefault();
  typeInto(field, `[${chosen}](${address})`);
  return true;
}

function offerCode(paste: ClipboardEvent<HTMLTextAreaElement>, onLongPaste: FieldProps["onLongPaste"]): void {
  const field = paste.currentTarget;
  const words = paste.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n");
  if (words.length <= longPaste) return;
  const start = field.selectionStart;
  const asCode = () => replaceRange(field, start, start + words.length, `\`\`\`\n${words.trimEnd()}\n\`\`\`\n`);
  const takeOut = () => replaceRange(field, start, start + words.length, "");
  // The field changes after this event, which would take the offer back.
  setTimeout(() => onLongPaste({ words, asCode, takeOut }));
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
