import type { Message } from "@atrium/contract/chat/messages.ts";
import { go } from "#platform/router/navigation.ts";
import { createStore } from "#platform/store/create-store.ts";
import { space } from "#platform/store/space.ts";
import { channelAddress } from "../chat-address.ts";
import { type Conversation, conversationKey } from "../conversation.ts";
import { positionIn, timelineOf } from "./message-store.ts";
import { newestStretch } from "./timeline.ts";

/** The message that is being edited, and where: a reply may be on the screen twice. */
export const editing = createStore<{ id: string; conversation: string } | null>(null);

export const startEditing = (message: Message, conversation: Conversation): void =>
  editing.set({ id: message.id, conversation: conversationKey(conversation) });
export const stopEditing = (): void => editing.set(null);

/** Begins to edit one's own last message of a conversation; false when there is none at hand. */
export function editLast(conversation: Conversation): boolean {
  const own = space.get()?.memberId;
  const at = positionIn(conversation);
  const last = newestStretch(timelineOf(conversation).get().timeline)?.messages.findLast(
    (message) => message.authorId === own && message.deletedAt === null && at(message) > 0,
  );
  if (last) startEditing(last, conversation);
  return last !== undefined;
}

/** Opens the thread of the last message of a channel; false when there is none, or one is in a thread already. */
export function answerLast(conversation: Conversation): boolean {
  if (conversation.threadId !== null) return false;
  const last = newestStretch(timelineOf(conversation).get().timeline)?.messages.findLast(
    (message) => message.deletedAt === null,
  );
  if (last) go(channelAddress(last.channelId, { thread: last.threadId ?? last.id }));
  return last !== undefined;
}
