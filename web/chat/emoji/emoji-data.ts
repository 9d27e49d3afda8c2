import type { CustomEmoji } from "@atrium/contract/chat/custom-emoji.ts";
import { t } from "@lingui/core/macro";
import compact from "emojibase-data/en/compact.json" with { type: "json" };
import shortcodes from "emojibase-data/en/shortcodes/iamcal.json" with { type: "json" };
import { emojiByName } from "#platform/words/emoji-text.tsx";
import { customEmoji } from "./custom-emoji.ts";

/** One emoji as the picker and the search know it. */
export type EmojiEntry = {
  unicode: string;
  label: string;
  /** The name typed between colons. */
  code: string;
  words: string;
  group: number;
  /** With a skin tone, 1 (light) to 5 (dark). */
  skins: readonly string[];
};

type Compact = {
  hexcode: string;
  label: string;
  unicode: string;
  group?: number;
  tags?: string[];
  skins?: { unicode: string }[];
};
const codes = shortcodes as Record<string, string | string[]>;

/**
 * Without the variation selector where the character is an emoji by itself: with and without would be two reactions.
 */
const plain = (unicode: string): string => unicode.replace(/^(\p{Emoji_Presentation})\uFE0F$/u, "$1");

/** Every emoji there is, in the order keyboards show them. Fetched on demand: this is the largest list we have. */
const emojiList: readonly EmojiEntry[] = (compact as Compact[])
  .filter((one) => one.group !== undefined && one.group !== 2)
  .map((one) => {
    const names = [codes[one.hexcode] ?? one.label.replace(/\W+/g, "_")].flat();
    return {
      unicode: plain(one.unicode),
      label: one.label,
      code: names[0] ?? "",
      words: [...names, one.label, ...(one.tags ?? [])].join(" ").toLowerCase().replaceAll("_", " "),
      group: one.group ?? 0,
      skins: one.skins?.slice(0, 5).map((skin) => skin.unicode) ?? [],
    };
  });

emojiByName.set(
  new Map(
    (compact as Compact[]).flatMap(({ hexcode, unicode }) =>
      [codes[hexcode] ?? []].flat().map((name) => [name, plain(unicode)] as const),
    ),
  ),
);

/** Of the workspace's own: drawn as pictures wherever `:name:` is written. */
export const ownGroup = 10;

/** Those, by name; filled by the feature that has them. */
const ownEmoji = (own: readonly CustomEmoji[]): EmojiEntry[] =>
  own.map(({ name, aliases }) => ({
    unicode: `:${name}:`,
    label: name,
    code: name,
    words: [name, ...aliases].join(" ").replaceAll("_", " "),
    group: ownGroup,
    skins: [],
  }));

/** Every emoji of this workspace: its own first. */
export const allEmoji = (own: readonly CustomEmoji[] = customEmoji.get()): readonly EmojiEntry[] => [
  ...ownEmoji(own),
  ...emojiList,
];

/** The groups of the list, in order, with the emoji that stands for each. */
export const emojiGroups: readonly { group: number; mark: string; name: () => string }[] = [
  { group: ownGroup, mark: "🏠", name: () => t`This workspace` },
  { group: 0, mark: "😀", name: () => t`Smileys` },
  { group: 1, mark: "👋", name: () => t`People` },
  { group: 3, mark: "🐻", name: () => t`Animals and nature` },
  { group: 4, mark: "🍎", name: () => t`Food and drink` },
  { group: 5, mark: "✈️", name: () => t`Travel and places` },
  { group: 6, mark: "⚽", name: () => t`Activities` },
  { group: 7, mark: "💡", name: () => t`Things` },
  { group: 8, mark: "❤️", name: () => t`Symbols` },
  { group: 9, mark: "🏁", name: () => t`Flags` },
];

/** The emoji a query means, best first: its name begins so, then a word of it, then a keyword. */
export function searchEmoji(query: string, most = 60): EmojiEntry[] {
  const wanted = query.trim().toLowerCase().replaceAll("_", " ");
  if (wanted === "") return [];
  const ranked: { entry: EmojiEntry; rank: number }[] = [];
  for (const entry of allEmoji()) {
    const rank = rankOf(entry, wanted);
    if (rank > 0) ranked.push({ entry, rank });
  }
  return ranked
    .sort((a, b) => b.rank - a.rank)
    .slice(0, most)
    .map(({ entry }) => entry);
}

function rankOf({ code, words }: EmojiEntry, wanted: string): number {
  const name = code.replaceAll("_", " ").toLowerCase();
  if (name === wanted) return 5;
  if (name.startsWith(wanted)) return 4;
  if (` ${words}`.includes(` ${wanted} `) || words.endsWith(` ${wanted}`)) return 3;
  if (` ${words}`.includes(` ${wanted}`)) return 2;
  return wanted.length > 2 && words.includes(wanted) ? 1 : 0;
}
