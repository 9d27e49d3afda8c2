import { Plural } from "@lingui/react/macro";
import {
  lazy,
  type ReactNode,
  type Ref,
  Suspense,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from "react";
import { flushSync } from "react-dom";
import { preference } from "#people/preferences/index.ts";
import type { Conversation } from "../conversation.ts";
import { withEmoji } from "../emoji/index.ts";
import { ComposerBar } from "./composer-bar.tsx";
import type { Mention } from "./mention-text.ts";
import type { Suggestion } from "./suggestions/suggestion.ts";
import type { SuggestionKeys } from "./suggestions/suggestion-menu.tsx";
import type { Trigger } from "./suggestions/trigger.ts";
import { TextField } from "./text-field.tsx";
import { isTouch, useRichField } from "./use-rich-field.ts";
import { useToldMarkdown } from "./use-told-markdown.ts";
import type { FieldProps, FieldState, LongPaste, WritingField } from "./writing-field.ts";

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
  onUp?: (press: KeyboardEvent) => boolean;
  onEscape?: () => void;
  /** Beside the button that sends: another way to. */
  besideSend?: ReactNode;
  /** The first of the tools. */
  lead?: ReactNode;
  /** Further tools, behind those that format. */
  tools?: ReactNode;
  /** Below the tools, e.g. a switch. */
  foot?: ReactNode;
  /** Between the words and the tools: what is sent with the words. */
  tray?: ReactNode;
  /** There is something to send without words. */
  carries?: boolean;
  /** Given files that were pasted. Without it they are not taken. */
  onFiles?: (files: File[]) => void;
};
export type ComposerHandle = {
  focus(): void;
  /** Puts Markdown where the caret stands. */
  insert(markdown: string): void;
  /** Sends what stands there with what was just added to it. */
  send(): void;
};

const most = 40_000;
const warnAt = 39_000;

const SuggestionMenu = lazy(() => import("./suggestions/suggestion-menu.tsx"));
const ComposerPreview = lazy(() => import("./composer-preview.tsx"));
const PasteOffer = lazy(() => import("./paste-offer.tsx"));
const OutsiderNotice = lazy(() => import("./outsider-notice.tsx"));

/** Where messages are written. */
export function Composer(props: ComposerProps) {
  const { ref, conversation, label, initial, autoFocus = false, onSend, onUp, onEscape, foot } = props;
  const { carries = false, onFiles } = props;
  const id = useId();
  const field = useRef<WritingField>(null);
  const menu = useRef<SuggestionKeys>(null);
  const [length, setLength] = useState(initial.length);
  const [trigger, setTrigger] = useState<Trigger | null>(null);
  const [option, setOption] = useState<string | null>(null);
  const [state, setState] = useState<FieldState>({ active: [], language: null });
  const [preview, setPreview] = useState<string | null>(null);
  const [paste, setPaste] = useState<LongPaste | null>(null);
  const [called, setCalled] = useState<Mention | null>(null);
  const rich = useRichField(field, initial);
  const told = useToldMarkdown(field, props.onChange);

  useEffect(() => {
    if (!autoFocus) return;
    // What it stands in may be shown only after this frame, and only what is shown takes the focus.
    const soon = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(soon);
  }, [autoFocus]);

  const sendAll = (carriesNow: boolean) => {
    const markdown = field.current?.markdown() ?? "";
    if ((markdown.trim() === "" && !carriesNow) || markdown.length > most) return;
    setPreview(null);
    setTrigger(null);
    setCalled(null);
    told.quietly(() => field.current?.clear());
    onSend(withEmoji(markdown));
  };
  const send = () => {
    sendAll(carries);
    field.current?.focus();
  };
  useImperativeHandle(ref, () => ({
    focus: () => field.current?.focus(),
    insert: (markdown) => field.current?.insertMarkdown(markdown),
    send: () => sendAll(true),
  }));
  const togglePreview = () => {
    if (preview === null) return setPreview(field.current?.markdown() ?? "");
    // The next key must find the field.
    flushSync(() => setPreview(null));
    field.current?.focus();
  };
  const onKey = (press: KeyboardEvent, line: boolean): boolean => {
    if (trigger && menu.current?.onKeyDown(press)) return true;
    if (press.key === "Enter" && sends(press, line)) send();
    else if (press.altKey && press.code === "KeyP") togglePreview();
    else if (press.key === "Escape" && preview !== null) togglePreview();
    else if (press.key === "Escape" && onEscape) onEscape();
    else if (!isUp(press) || length > 0 || !onUp?.(press)) return false;
    press.preventDefault();
    press.stopPropagation();
    return true;
  };
  const choose = (suggestion: Suggestion) => {
    if (!trigger) return;
    field.current?.complete(trigger.query.length + 1, suggestion);
    setTrigger(null);
    if (suggestion.mention?.kind === "person") setCalled(suggestion.mention);
  };
  const shared: Omit<FieldProps, "initial"> = {
    ref: field,
    label,
    menu: id,
    option,
    onChange(now) {
      setLength(now);
      setPaste(null);
      if (now === 0) setCalled(null);
      rich.changed();
      told.changed(rich.shown !== null);
    },
    onTrigger: (now) => setTrigger((old) => (old?.sign === now?.sign && old?.query === now?.query ? old : now)),
    onKey,
    onState: (now) => setState((old) => (JSON.stringify(old) === JSON.stringify(now) ? old : now)),
    onLongPaste: setPaste,
  };
  return (
    <div className="relative">
      {trigger && (
        <Suspense>
          <SuggestionMenu
            ref={menu}
            id={id}
            trigger={trigger}
            conversation={conversation}
            onChoose={choose}
            onActive={setOption}
          />
        </Suspense>
      )}
      <div
        className="rounded-card border border-control/50 bg-surface focus-within:border-accent"
        onPasteCapture={(paste) => {
          const files = onFiles ? pastedFiles(paste.clipboardData) : [];
          if (files.length === 0) return;
          paste.preventDefault();
          paste.stopPropagation();
          onFiles?.(files);
        }}
      >
        <div hidden={preview !== null}>
          {rich.shown ? (
            <rich.shown.Field {...shared} beginning={rich.shown.beginning} />
          ) : (
            <TextField {...shared} initial={initial} />
          )}
        </div>
        <Suspense>
          {preview !== null && <ComposerPreview markdown={preview} onKey={(press) => onKey(press, false)} />}
        </Suspense>
        {props.tray}
        <ComposerBar
          field={field}
          state={state}
          preview={preview !== null}
          onPreview={togglePreview}
          canSend={(length > 0 || carries) && length <= most}
          sendLabel={props.sendLabel}
          onSend={send}
          beside={props.besideSend}
          lead={props.lead}
          tools={props.tools}
        />
        <Suspense>
          {paste && <PasteOffer paste={paste} onFiles={onFiles} onDone={() => setPaste(null)} />}
          {called && (
            <OutsiderNotice
              key={called.id}
              channelId={conversation.channelId}
              person={called}
              onDone={() => setCalled(null)}
            />
          )}
        </Suspense>
        {foot}
      </div>
      {length > warnAt && <Counter length={length} />}
    </div>
  );
}

function Counter({ length }: { length: number }) {
  const left = most - length;
  return (
    <p role="status" className={`px-1 pt-1 text-meta ${left < 0 ? "font-medium text-danger" : "text-quiet"}`}>
      {left < 0 ? (
        <Plural
          value={-left}
          one="# character too many. Shorten the text, or send it in parts."
          other="# characters too many. Shorten the text, or send it in parts."
        />
      ) : (
        <Plural value={left} one="# character left." other="# characters left." />
      )}
    </p>
  );
}

/** The files of a paste. What was copied from a text or a table brings a picture of itself along, which nobody means. */
function pastedFiles({ files, types }: DataTransfer): File[] {
  return types.includes("text/html") && types.includes("text/plain") ? [] : [...files];
}

/** Whether this Enter sends: not where it must begin a line. With Ctrl or ⌘ it always does. */
function sends(press: KeyboardEvent, line: boolean): boolean {
  if (press.ctrlKey || press.metaKey) return true;
  // Fingers have no Shift: there Enter begins a line, and the button sends.
  return !press.shiftKey && !press.altKey && !line && !isTouch() && preference("enterSends");
}

/** With Alt it walks the channels. */
const isUp = ({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  key === "ArrowUp" && !altKey && !ctrlKey && !metaKey;
