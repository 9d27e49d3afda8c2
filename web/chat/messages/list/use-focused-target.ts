import { useSpace } from "#platform/store/space.ts";
import { useAbilities } from "../../channels/index.ts";
import type { Conversation } from "../../conversation.ts";
import type { MessageTarget } from "../message-slots.ts";
import type { MessageListRow } from "./message-list-rows.ts";

/** The message one stands on, as actions want it; null for none, and for one that is still on its way. */
export function useFocusedTarget(row: MessageListRow | undefined, conversation: Conversation): MessageTarget | null {
  const abilities = useAbilities(conversation.channelId);
  const { memberId } = useSpace();
  if (!row || row.outgoing) return null;
  const { message } = row;
  const element = document.querySelector(`[data-row="${CSS.escape(row.key)}"]`);
  return { message, conversation, abilities, own: message.authorId === memberId, element };
}
