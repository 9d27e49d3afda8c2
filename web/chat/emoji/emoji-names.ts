import { emojiNamesWanted } from "#platform/words/emoji-text.tsx";

/** Fetches the names of all emoji once somebody looks at one written by its name. Called once, after the first screen. */
export function registerEmojiNames(): void {
  const fetchWanted = () => {
    // Taking in the list makes its names known.
    if (emojiNamesWanted.get()) import("./emoji-data.ts").catch(() => undefined);
  };
  emojiNamesWanted.subscribe(fetchWanted);
  fetchWanted();
}
