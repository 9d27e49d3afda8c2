import type { Message } from "@atrium/contract/chat/messages.ts";
import { addReaction, removeReaction } from "@atrium/contract/chat/reactions.ts";
import { currentSpace } from "#platform/store/space.ts";
import { callHere } from "../call-here.ts";
import { customEmoji, noteEmoji } from "../emoji/index.ts";
import { applyReaction } from "../messages/index.ts";

/** Reacts with an emoji, or takes it back: at once here, and back again when the server refuses. */
export async function toggleReaction(message: Message, chosen: string): Promise<void> {
  const emoji = asOnMessage(message, chosen);
  const before = message.reactions.find((reaction) => reaction.emoji === emoji);
  const on = !before?.mine;
  const { channelId, id: messageId, threadId } = message;
  const change = { channelId, messageId, threadId, emoji, memberId: currentSpace().memberId };
  const count = before?.count ?? 0;
  applyReaction({ ...change, on, count: count + (on ? 1 : -1) });
  if (on) noteEmoji(emoji);
  try {
    await callHere(on ? addReaction : removeReaction, { channelId, messageId, emoji });
  } catch (error) {
    applyReaction({ ...change, on: !on, count });
    throw error;
  }
}

/** An emoji that was renamed since others reacted with it is counted with theirs, by the name it had then. */
function asOnMessage({ reactions }: Message, emoji: string): string {
  if (reactions.some((one) => one.emoji === emoji)) return emoji;
  const own = customEmoji.get().find(({ name }) => `:${name}:` === emoji);
  const before = own?.aliases.find((alias) => reactions.some((one) => one.emoji === `:${alias}:`));
  return before === undefined ? emoji : `:${before}:`;
}
