import type { Message } from "@atrium/contract/chat/messages.ts";
import type { RefObject } from "react";
import { useSpace } from "#platform/store/space.ts";
import { useAbilities } from "../channels/index.ts";
import type { Conversation } from "../conversation.ts";
import type { MessageTarget } from "./message-slots.ts";

/** What actions on a message are given. */
export function useMessageTarget(
  message: Message,
  conversation: Conversation,
  row: RefObject<Element | null>,
): MessageTarget {
  const abilities = useAbilities(message.channelId);
  const { memberId } = useSpace();
  return { message, conversation, abilities, own: message.authorId === memberId, element: row.current };
}
