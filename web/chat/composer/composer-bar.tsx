import { useLingui } from "@lingui/react/macro";
import { AtSign, SendHorizontal, Smile } from "lucide-react";
import { lazy, type ReactNode, type RefObject, Suspense } from "react";
import { pickEmoji } from "../emoji/index.ts";
import type { FieldState, WritingField } from "./writing-field.ts";

type Props = {
  field: RefObject<WritingField | null>;
  state: FieldState;
  preview: boolean;
  onPreview: () => void;
  canSend: boolean;
  /** "Send", or "Save" while editing. */
  sendLabel: string | undefined;
  onSend: () => void;
  beside?: ReactNode;
  lead?: ReactNode;
  /** Further tools, behind those that format. */
  tools?: ReactNode;
};

const FormatTools = lazy(() => import("./format-tools.tsx"));

/** Emoji, names, formatting, and the button that sends. */
export function ComposerBar({
  field,
  state,
  preview,
  onPreview,
  canSend,
  sendLabel,
  onSend,
  beside,
  lead,
  tools,
}: Props) {
  const { t } = useLingui();
  const send = sendLabel ?? t`Send`;
  return (
    <div className="@container flex flex-wrap items-center gap-0.5 px-1.5 pb-1.5">
      {lead}
      <ToolButton label={t`Emoji`} onPress={(button) => pickEmoji(button, (emoji) => field.current?.insert(emoji))}>
        <Smile size={18} strokeWidth={1.5} />
      </ToolButton>
      <ToolButton label={t`Mention somebody`} onPress={() => field.current?.beginName()}>
        <AtSign size={18} strokeWidth={1.5} />
      </ToolButton>
      <Suspense>
        <FormatTools field={field} state={state} preview={preview} onPreview={onPreview} />
      </Suspense>
      {tools}
      <span className="flex-1" />
      <button
        type="button"
        aria-label={send}
        data-tip={send}
        disabled={!canSend}
        className="flex h-8 w-11 shrink-0 cursor-pointer items-center justify-center rounded-control bg-accent text-on-accent transition-colors duration-120 hover:bg-accent-hover disabled:cursor-default disabled:bg-pressed disabled:text-quiet touch:h-11"
        onClick={onSend}
      >
        <SendHorizontal size={18} strokeWidth={1.5} />
      </button>
      {beside}
    </div>
  );
}

type ToolProps = {
  label: string;
  keys?: string | undefined;
  pressed?: boolean | undefined;
  onPress: (button: HTMLElement) => void;
  children: ReactNode;
};

export const ToolButton = ({ label, keys, pressed, onPress, children }: ToolProps) => (
  <button
    type="button"
    aria-label={label}
    aria-pressed={pressed}
    data-tip={label}
    data-tip-keys={keys}
    className="flex size-8 shrink-0 cursor-pointer items-center justify-center rounded-control text-quiet hover:bg-hover hover:text-text aria-pressed:bg-accent-soft aria-pressed:text-accent-ink touch:h-11 touch:w-10"
    // The field keeps its selection, which the tool works on.
    onMouseDown={(press) => press.preventDefault()}
    onClick={(click) => onPress(click.currentTarget)}
  >
    {children}
  </button>
);
