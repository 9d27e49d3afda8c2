import type { Message } from "@atrium/contract/chat/messages.ts";
import { useMemo, useRef, useState } from "react";
import { useSlot } from "#platform/slots/slot.ts";
import { useShortcuts } from "#platform/slots/use-shortcuts.ts";
import { attempt } from "../../call-here.ts";
import { loadAbilities } from "../../channels/index.ts";
import type { Conversation } from "../../conversation.ts";
import { markUnreadFrom } from "../../unread/index.ts";
import { openMessageSheet } from "../list/message-sheet-state.ts";
import { messageActions } from "../message-slots.ts";
import { useMessageTarget } from "../message-target.ts";
import { useShelved } from "../shelf.ts";
import { MessageRow } from "./message-row.tsx";

/** A message of the shelf, with all that can be done with it where it was said. */
export function ShelvedRow({ id, conversation }: { id: string; conversation: Conversation }) {
  const message = useShelved(id);
  const row = useMemo(() => message && { key: `shelf:${id}`, message, outgoing: null, leads: true }, [id, message]);
  const element = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(false);
  if (!row) return null;
  // Which actions there are is asked for when somebody comes near.
  const look = () => loadAbilities(conversation.channelId);
  return (
    <div
      ref={element}
      onPointerEnter={look}
      onFocus={() => {
        look();
        setFocused(true);
      }}
      onBlur={(blur) => !blur.currentTarget.contains(blur.relatedTarget) && setFocused(false)}
    >
      {focused && <Keys message={row.message} conversation={conversation} element={element} />}
      <MessageRow
        row={row}
        conversation={conversation}
        tabbable
        highlighted={false}
        onActions={(chosen, at) => openMessageSheet({ message: chosen, conversation, element: at })}
        onAltPress={markUnread}
      />
    </div>
  );
}

type KeysProps = { message: Message; conversation: Conversation; element: React.RefObject<Element | null> };

/** Binds the shortcuts of actions to the message one stands on. */
function Keys({ message, conversation, element }: KeysProps) {
  useShortcuts(useSlot(messageActions), useMessageTarget(message, conversation, element));
  return null;
}

const markUnread = (message: Message): void => attempt(markUnreadFrom(message));
