import type { Message } from "@atrium/contract/chat/messages.ts";
import { useLingui } from "@lingui/react/macro";
import { Ellipsis } from "lucide-react";
import { type RefObject, useRef, useState } from "react";
import { actionsFor, shortcutsOf } from "#platform/slots/action.ts";
import { actionMenu } from "#platform/slots/action-menu.ts";
import { shownKeys } from "#platform/slots/shortcut.ts";
import { useSlot } from "#platform/slots/slot.ts";
import { MenuPopover } from "#ui/overlays/menu.tsx";
import { attempt } from "../../call-here.ts";
import type { Conversation } from "../../conversation.ts";
import { messageActions } from "../message-slots.ts";
import { useMessageTarget } from "../message-target.ts";

type Props = {
  message: Message;
  conversation: Conversation;
  row: RefObject<HTMLElement | null>;
  /** Something opened from the bar: it must stay. */
  onHold: (held: boolean) => void;
};

/**
 * What is done most, above the row it belongs to: it covers the row before, never its own text. Where there is no
 * room above it hangs below.
 */
export function HoverBar({ message, conversation, row, onHold }: Props) {
  const { t } = useLingui();
  const more = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const show = (next: boolean) => {
    setOpen(next);
    onHold(next);
  };
  const target = useMessageTarget(message, conversation, row);
  const actions = useSlot(messageActions);
  const onBar = actionsFor(actions, target).filter((action) => (action as { onBar?: boolean }).onBar);
  return (
    <div
      ref={hang}
      role="toolbar"
      aria-label={t`Message actions`}
      data-hover-bar=""
      className="absolute bottom-full end-5 z-10 -mb-2.5 flex rounded-[8px] border border-line bg-raised p-0.5 shadow-raised data-below:bottom-auto data-below:top-full data-below:-mt-1 data-below:mb-0"
    >
      {onBar.map((action) => {
        const label = action.label(target);
        const [shortcut] = shortcutsOf(action);
        return (
          <button
            key={action.id}
            type="button"
            aria-label={label}
            data-tip={label}
            data-tip-keys={shortcut && shownKeys(shortcut).join(" ")}
            className={look}
            onClick={() => attempt(Promise.resolve(action.run(target)))}
          >
            {action.icon && <action.icon size={18} strokeWidth={1.5} />}
          </button>
        );
      })}
      <button
        ref={more}
        type="button"
        aria-label={t`More actions`}
        data-tip={t`More actions`}
        aria-haspopup="menu"
        aria-expanded={open}
        className={look}
        onClick={() => show(true)}
      >
        <Ellipsis size={18} strokeWidth={1.5} />
      </button>
      {open && (
        <MenuPopover
          label={t`More actions`}
          entries={actionMenu(
            actions.filter((action) => !action.onBar),
            target,
          )}
          anchor={more}
          placement="bottom end"
          onClose={() => show(false)}
        />
      )}
    </div>
  );
}

const look =
  "inline-flex size-8 cursor-pointer items-center justify-center rounded-control text-quiet hover:bg-hover hover:text-text focus-visible:-outline-offset-2 aria-expanded:bg-hover";

/** Where the row stands so high in its list that a bar above it would be cut off, the bar hangs below. */
function hang(bar: HTMLElement | null): void {
  const row = bar?.closest("[data-row]");
  const list = bar?.closest(".message-scroller");
  if (!bar || !row || !list) return;
  const isCut = row.getBoundingClientRect().top - list.getBoundingClientRect().top < 28;
  if (isCut) bar.dataset.below = "";
}
