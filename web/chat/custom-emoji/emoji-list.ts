import type { CustomEmoji } from "@atrium/contract/chat/custom-emoji.ts";

/** The list as it was fetched, kept on the device: 5,000 entries are not fetched at every start. */
export type EmojiList = { version: number; emoji: readonly CustomEmoji[] };

export const noEmoji: EmojiList = { version: 0, emoji: [] };

/** A change of the list as everybody is told of it; `emoji` is null when it is gone. */
type Change = { version: number; emojiId: string; emoji: CustomEmoji | null };

/**
 * The list after a change: the same one when it holds that already, undefined when a change before it was missed and
 * the list has to be fetched.
 */
export function listAfter(list: EmojiList, { version, emojiId, emoji }: Change): EmojiList | undefined {
  if (version <= list.version) return list;
  if (version > list.version + 1) return undefined;
  const others = list.emoji.filter(({ id }) => id !== emojiId);
  return { version, emoji: emoji ? [...others, emoji].sort((a, b) => (a.name < b.name ? -1 : 1)) : others };
}
