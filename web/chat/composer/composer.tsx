import { Trans, useLingui } from "@lingui/react/macro";
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  type RefObject,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { Conversation } from "../conversation.ts";
import { ComposerToolbar } from "./composer-toolbar.tsx";
import { isInCodeBlock, type Mention, toMarkdown, toShown } from "./mention-text.ts";
import { optionId, SuggestionList } from "./suggestion-list.tsx";
import { prefixLines, typeInto, wrapCode, wrapSelection } from "./text-field-edit.ts";
import { useSuggestions } from "./use-suggestions.ts";

/** Markdown in, Markdown out: whatever is used to write may take its place. */
export type ComposerProps = {
  ref?: Ref<ComposerHandle>;
  conversation: Conversation;
  label: string;
  /** The Markdown to begin with. */
  initial: string;
  sendLabel?: string;
  autoFocus?: boolean;
  /** Told of every change, as Markdown. */
  onChange?: (markdown: string) => void;
  onSend: (markdown: string) => void;
  /** Up in an empty field. True when something was done. */
  onUp?: () => boolean;
  onEscape?: () => void;
  /** Below the tools, e.g. a switch. */
  foot?: ReactNode;
};
export type ComposerHandle = { focus(): void };

const most = 40_000;
const warnAt = 39_000;
/** Fingers have no Shift: there Enter begins a line, and the button sends. */
const isTouch = () => matchMedia("(pointer: coarse)").matches;

/** Where messages are written. */
export function Composer({
  ref,
  conversation,
  label,
  initial,
  sendLabel,
  autoFocus = false,
  onChange,
  onSend,
  onUp,
  onEscape,
  foot,
}: ComposerProps) {
  const { t } = useLingui();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [shown] = useState(() => toShown(initial));
  const [text, setText] = useState(shown.text);
  const [mentions, setMentions] = useState<readonly Mention[]>(shown.mentions);
  const suggestions = useSuggestions(field, conversation, (mention) => setMentions((all) => [...all, mention]));
  useGrowing(field, text);
  useImperativeHandle(ref, () => ({ focus: () => field.current?.focus() }));
  useEffect(() => {
    if (!autoFocus) return;
    // What it stands in may be shown only after this frame, and only what is shown takes the focus.
    const soon = requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
    });
    return () => cancelAnimationFrame(soon);
  }, [autoFocus]);

  const markdown = toMarkdown(text, mentions);
  useEffect(() => {
    // A name that was just chosen changes the Markdown without another key.
    if (mentions.length > 0 && mentions !== shown.mentions) onChange?.(markdown);
    // oxlint-disable-next-line react/exhaustive-deps
  }, [mentions]);
  const canSend = text.trim() !== "" && markdown.length <= most;
  const change = (next: string) => {
    setText(next);
    onChange?.(toMarkdown(next, mentions));
    suggestions.look();
  };
  const send = () => {
    if (!canSend) return;
    onSend(markdown);
    setMentions([]);
    setText("");
    suggestions.close();
    field.current?.focus();
  };
  const onKeyDown = (press: KeyboardEvent<HTMLTextAreaElement>) => {
    // While characters are being composed, keys belong to the input method.
    if (press.nativeEvent.isComposing || suggestions.onKeyDown(press)) return;
    if (press.key === "Enter" && sends(press)) {
      press.preventDefault();
      send();
    } else if (press.key === "ArrowUp" && text === "" && onUp?.()) press.preventDefault();
    else if (press.key === "Escape" && onEscape) {
      press.preventDefault();
      onEscape();
    } else if (formats(press)) press.preventDefault();
  };
  return (
    <div className="relative">
      {suggestions.open && (
        <SuggestionList id={id} found={suggestions.found} chosen={suggestions.chosen} onChoose={suggestions.choose} />
      )}
      <div className="rounded-card border border-control/50 bg-surface focus-within:border-accent">
        <textarea
          ref={field}
          dir="auto"
          rows={1}
          data-region-start=""
          value={text}
          aria-label={label}
          placeholder={label}
          aria-autocomplete="list"
          aria-controls={suggestions.open ? id : undefined}
          aria-activedescendant={suggestions.open ? optionId(id, suggestions.chosen) : undefined}
          className="field-sizing-content block max-h-[40vh] min-h-10 w-full resize-none bg-transparent px-3.5 pb-1.5 pt-2.5 text-message outline-none placeholder:text-quiet"
          onChange={({ target }) => change(target.value)}
          onSelect={suggestions.look}
          onBlur={suggestions.close}
          onKeyDown={onKeyDown}
          onPaste={pasteLink}
        />
        <ComposerToolbar field={field} canSend={canSend} sendLabel={sendLabel ?? t`Send`} onSend={send} />
        {foot}
      </div>
      {markdown.length > warnAt && <Counter length={markdown.length} />}
    </div>
  );
}

function Counter({ length }: { length: number }) {
  const left = most - length;
  return (
    <p role="status" className={`px-1 pt-1 text-meta ${left < 0 ? "font-medium text-danger" : "text-quiet"}`}>
      {left < 0 ? (
        <Trans>{-left} characters too many. Shorten the text, or send it in parts.</Trans>
      ) : (
        <Trans>{left} characters left.</Trans>
      )}
    </p>
  );
}

/** Whether this Enter sends: not with Shift, not on a touch screen, not inside a code block. */
function sends(press: KeyboardEvent<HTMLTextAreaElement>): boolean {
  if (press.ctrlKey || press.metaKey) return true;
  const { value, selectionStart } = press.currentTarget;
  return !press.shiftKey && !press.altKey && !isTouch() && !isInCodeBlock(value, selectionStart);
}

/** Ctrl-B and its like. */
function formats(press: KeyboardEvent<HTMLTextAreaElement>): boolean {
  if (!(press.ctrlKey || press.metaKey) || press.altKey) return false;
  const field = press.currentTarget;
  const key = press.key.toLowerCase();
  if (key === "b" && !press.shiftKey) wrapSelection(field, "**");
  else if (key === "i" && !press.shiftKey) wrapSelection(field, "*");
  else if (key === "e" && !press.shiftKey) wrapCode(field);
  else if (press.code === "Digit8" && press.shiftKey) prefixLines(field, "- ");
  else return false;
  return true;
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
