import { createStore } from "#platform/store/create-store.ts";
import { emojiPictures } from "#platform/words/emoji-text.tsx";

/** The emoji used lately and the skin tone chosen, remembered on this device. */
const keys = { recent: "atrium.emoji.recent", tone: "atrium.emoji.tone" };
const mostRecent = 24;
const usual = ["👍", "✅", "👀", "🎉", "❤️", "😄", "🙏", "🚀"];

const recall = (): string[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keys.recent) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
};

export const recentEmoji = createStore<readonly string[]>(recall());

/** Those used lately, filled up with those most people use. */
export const likelyEmoji = (recent: readonly string[] = recentEmoji.get()): string[] =>
  [...new Set([...recent.filter(isDrawn), ...usual])].slice(0, mostRecent);

/** One of a workspace's own is offered only where it is there. */
const isDrawn = (emoji: string): boolean => !emoji.startsWith(":") || emojiPictures.get().has(emoji.slice(1, -1));

/** Three of them for one press, in an order that does not change when one of the three is used again. */
export const quickEmoji = (recent: readonly string[] = recentEmoji.get()): string[] =>
  likelyEmoji(recent).slice(0, 3).sort();

export function noteEmoji(emoji: string): void {
  recentEmoji.set((before) => [emoji, ...before.filter((one) => one !== emoji)].slice(0, mostRecent));
  localStorage.setItem(keys.recent, JSON.stringify(recentEmoji.get()));
}

/** 0 for yellow, 1 (light) to 5 (dark). */
export const skinTone = createStore(Number(localStorage.getItem(keys.tone)) || 0);
export function chooseSkinTone(tone: number): void {
  skinTone.set(tone);
  localStorage.setItem(keys.tone, String(tone));
}
