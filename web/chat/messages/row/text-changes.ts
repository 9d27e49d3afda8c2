import { diffLines, diffWordsWithSpace } from "diff";

/** A piece of a text: as it was in both, new, or gone. */
export type Piece = { text: string; change: "same" | "added" | "removed" };

/** Comparing words takes longer the more differs; after this many milliseconds lines have to do. */
const patience = 150;

/** What was changed between two texts of a message, word by word. */
export function textChanges(before: string, after: string): Piece[] {
  const [old, fresh] = [readable(before), readable(after)];
  const parts = diffWordsWithSpace(old, fresh, { timeout: patience }) ?? diffLines(old, fresh, { timeout: patience });
  const found = parts ?? [
    { value: old, removed: true, added: false },
    { value: fresh, removed: false, added: true },
  ];
  return found.map(({ value, added, removed }) => ({
    text: value,
    change: added ? "added" : removed ? "removed" : "same",
  }));
}

/** As it is read: people and channels by their names alone. */
export const readable = (text: string): string =>
  text.replace(/\[([@#](?:\\.|[^\]\\])*)\]\((?:person|channel):[0-9a-f-]+\)/g, (_, name: string) =>
    name.replace(/\\(.)/g, "$1"),
  );
