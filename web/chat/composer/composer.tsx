import { Trans } from "@lingui/react/macro";
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
import { preference } from "#people/preferences/index.ts";
import type { Conversation } from "../conversation.ts";
import { ComposerBar } from "./composer-bar.tsx";
import type { Suggestion } from "./suggestions/suggestion.ts";
import type { SuggestionKeys } from "./suggestions/suggestion-menu.tsx";
import type { Trigger } from "./suggestions/trigger.ts";
import { TextField } from "./text-field.tsx";
import type { WritingField } from "./writing-field.ts";

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
  /** Beside the button that sends: another way to. */
  besideSend?: ReactNode;
  /** Below the tools, e.g. a switch. */
  foot?: ReactNode;
};
export type ComposerHandle = { focus(): void };

const most = 40_000;
const warnAt = 39_000;
/** Fingers have no Shift: there Enter begins a line, and the button sends. */
const isTouch = () => matchMedia("(pointer: coarse)").matches;

const SuggestionMenu = lazy(() => import("./suggestions/suggestion-menu.tsx"));

/** Where messages are written. */
export function Composer(props: ComposerProps) {
  const { ref, conversation, label, initial, autoFocus = false, onChange, onSend, onUp, onEscape, foot } = props;
  const id = useId();
  const field = useRef<WritingField>(null);
  const menu = useRef<SuggestionKeys>(null);
  const [length, setLength] = useState(initial.length);
  const [trigger, setTrigger] = useState<Trigger | null>(null);
  const [option, setOption] = useState<string | null>(null);
  useImperativeHandle(ref, () => ({ focus: () => field.current?.focus() }));
  useEffect(() => {
    if (!autoFocus) return;
    // What it stands in may be shown only after this frame, and only what is shown takes the focus.
    const soon = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(soon);
  }, [autoFocus]);

  const canSend = length > 0 && length <= most;
  const send = () => {
    const markdown = field.current?.markdown() ?? "";
    if (markdown.trim() === "" || markdown.length > most) return;
    onSend(markdown);
    field.current?.clear();
    setTrigger(null);
    field.current?.focus();
  };
  const onKey = (press: KeyboardEvent, line: boolean): boolean => {
    if (trigger && menu.current?.onKeyDown(press)) return true;
    if (press.key === "Enter" && sends(press, line)) send();
    else if (press.key === "Escape" && onEscape) onEscape();
    else if (press.key !== "ArrowUp" || length > 0 || !onUp?.()) return false;
    press.preventDefault();
    return true;
  };
  const choose = (suggestion: Suggestion) => {
    if (!trigger) return;
    field.current?.complete(trigger.query.length + 1, suggestion);
    setTrigger(null);
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
      <div className="rounded-card border border-control/50 bg-surface focus-within:border-accent">
        <TextField
          ref={field}
          label={label}
          initial={initial}
          menu={id}
          option={option}
          onChange={(now) => {
            setLength(now);
            // A field that was just cleared still holds the old words.
            onChange?.(now === 0 ? "" : (field.current?.markdown() ?? ""));
          }}
          onTrigger={(now) => setTrigger((old) => (old?.sign === now?.sign && old?.query === now?.query ? old : now))}
          onKey={onKey}
        />
        <ComposerBar
          field={field}
          canSend={canSend}
          sendLabel={props.sendLabel}
          onSend={send}
          beside={props.besideSend}
        />
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
        <Trans>{-left} characters too many. Shorten the text, or send it in parts.</Trans>
      ) : (
        <Trans>{left} characters left.</Trans>
      )}
    </p>
  );
}

/** Whether this Enter sends; with Ctrl or ⌘ it always does. */
function sends(press: KeyboardEvent, line: boolean): boolean {
  if (press.ctrlKey || press.metaKey) return true;
  return !press.shiftKey && !press.altKey && !line && !isTouch() && preference("enterSends");
}
