import { expect, test } from "vitest";
import { type EmojiList, listAfter, noEmoji } from "./emoji-list.ts";

const emoji = (name: string, aliases: string[] = []) => ({
  id: `id-of-${name}`,
  name,
  aliases,
  addedBy: "ann",
  addedAt: "2026-01-01T00:00:00.000Z",
});
const change = (version: number, one: ReturnType<typeof emoji>, gone = false) => ({
  version,
  emojiId: one.id,
  emoji: gone ? null : one,
});
const two = [change(1, emoji("tide")), change(2, emoji("boat"))].reduce<EmojiList>(
  (list, one) => listAfter(list, one) ?? list,
  noEmoji,
);

test("what is added, changed and deleted is in the list, by name", () => {
  expect(two).toEqual({ version: 2, emoji: [emoji("boat"), emoji("tide")] });
  const changed = listAfter(two, change(3, emoji("tide", ["ebb"])));
  expect(changed?.emoji).toEqual([emoji("boat"), emoji("tide", ["ebb"])]);
  expect(listAfter(two, change(3, emoji("tide"), true))?.emoji).toEqual([emoji("boat")]);
});

test("hearing the same again changes nothing", () => {
  expect(listAfter(two, change(2, emoji("boat")))).toBe(two);
  expect(listAfter(two, change(1, emoji("tide"), true))).toBe(two);
});

test("a change that does not follow is not guessed at", () => {
  expect(listAfter(two, change(4, emoji("oar")))).toBeUndefined();
});
