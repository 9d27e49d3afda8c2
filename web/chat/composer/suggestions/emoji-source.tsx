import { EmojiText } from "#platform/words/emoji-text.tsx";
import { loadEmojiSearch } from "../../emoji/index.ts";
import type { SuggestionSource } from "./suggestion.ts";

/** Emoji by their names. */
export const emojiSource: SuggestionSource = {
  sign: ":",
  atOnce: true,
  async more(query) {
    const search = await loadEmojiSearch();
    return search(query, 8).map(({ unicode, code }) => ({
      key: unicode,
      label: `:${code}:`,
      mark: (
        <span className="w-6 text-center text-title">
          <EmojiText text={unicode} />
        </span>
      ),
      text: unicode,
    }));
  },
};
