import { useLingui } from "@lingui/react/macro";
import { AtSign, Bold, Code, Italic, List, type LucideIcon, SendHorizontal, Smile } from "lucide-react";
import type { RefObject } from "react";
import { shownKeys } from "#platform/slots/shortcut.ts";
import { pickEmoji } from "../emoji/index.ts";
import { prefixLines, typeInto, wrapCode, wrapSelection } from "./text-field-edit.ts";

type Props = {
  field: RefObject<HTMLTextAreaElement | null>;
  canSend: boolean;
  /** "Send", or "Save" while editing. */
  sendLabel: string;
  onSend: () => void;
};

/** What Markdown can do, for those who do not know it by heart; and the button that sends. */
export function ComposerToolbar({ field, canSend, sendLabel, onSend }: Props) {
  const { t } = useLingui();
  const tools: { icon: LucideIcon; label: string; keys?: string; run: (field: HTMLTextAreaElement) => void }[] = [
    { icon: Bold, label: t`Bold`, keys: "Mod+B", run: (at) => wrapSelection(at, "**") },
    { icon: Italic, label: t`Italic`, keys: "Mod+I", run: (at) => wrapSelection(at, "*") },
    { icon: Code, label: t`Code`, keys: "Mod+E", run: wrapCode },
    { icon: List, label: t`List`, keys: "Mod+Shift+8", run: (at) => prefixLines(at, "- ") },
  ];
  return (
    <div className="flex items-center gap-0.5 px-1.5 pb-1.5" role="toolbar" aria-label={t`Writing tools`}>
      {tools.map(({ icon: Icon, label, keys, run }) => (
        <ToolButton
          key={label}
          label={label}
          {...(keys ? { keys: shownKeys(keys).join(" ") } : {})}
          onPress={() => field.current && run(field.current)}
        >
          <Icon size={18} strokeWidth={1.5} />
        </ToolButton>
      ))}
      <ToolButton
        label={t`Emoji`}
        onPress={(button) => pickEmoji(button, (emoji) => field.current && typeInto(field.current, emoji))}
      >
        <Smile size={18} strokeWidth={1.5} />
      </ToolButton>
      <ToolButton label={t`Mention somebody`} onPress={() => field.current && mention(field.current)}>
        <AtSign size={18} strokeWidth={1.5} />
      </ToolButton>
      <span className="flex-1" />
      <button
        type="button"
        aria-label={sendLabel}
        data-tip={sendLabel}
        disabled={!canSend}
        className="flex h-8 w-11 cursor-pointer items-center justify-center rounded-control bg-accent text-on-accent transition-colors duration-120 hover:bg-accent-hover disabled:cursor-default disabled:bg-pressed disabled:text-quiet touch:h-11"
        onClick={onSend}
      >
        <SendHorizontal size={18} strokeWidth={1.5} />
      </button>
    </div>
  );
}

/** Begins a name, behind a space. */
function mention(field: HTMLTextAreaElement): void {
  const before = field.value.slice(0, field.selectionStart);
  typeInto(field, before === "" || /\s$/.test(before) ? "@" : " @");
}

type ToolProps = { label: string; keys?: string; onPress: (button: HTMLElement) => void; children: React.ReactNode };

const ToolButton = ({ label, keys, onPress, children }: ToolProps) => (
  <button
    type="button"
    aria-label={label}
    data-tip={label}
    data-tip-keys={keys}
    className="flex size-8 cursor-pointer items-center justify-center rounded-control text-quiet hover:bg-hover hover:text-text touch:h-11 touch:w-10"
    // The field keeps its selection, which the tool works on.
    onMouseDown={(press) => press.preventDefault()}
    onClick={(click) => onPress(click.currentTarget)}
  >
    {children}
  </button>
);
