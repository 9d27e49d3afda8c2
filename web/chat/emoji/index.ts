/** Emoji: choosing one, and those used lately. The list itself is fetched on demand. */
export { customEmoji, emojiVersion } from "./custom-emoji.ts";
export { likelyEmoji, noteEmoji, quickEmoji, recentEmoji } from "./emoji-memory.ts";
export { registerEmojiNames } from "./emoji-names.ts";
export { EmojiPickerHost } from "./emoji-picker-host.tsx";
export { emojiPickerFoot, pickEmoji } from "./emoji-picker-state.ts";

export { withEmoji } from "./written-emoji.ts";

export const loadEmojiSearch = async () => (await import("./emoji-data.ts")).searchEmoji;
