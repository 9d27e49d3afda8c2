import { expect, test } from "vitest";
import { emojiByName } from "#platform/words/emoji-text.tsx";
import { withEmoji } from "./written-emoji.ts";

test("before the list is there everything stays as it was written", () => {
  expect(withEmoji("done :tada:")).toBe("done :tada:");
});

test("names of emoji become emoji, and nothing else does", () => {
  emojiByName.set(
    new Map([
      ["tada", "🎉"],
      ["+1", "👍"],
    ]),
  );
  expect(withEmoji(":tada: done, :+1:. :ship-it: (:tada:)")).toBe("🎉 done, 👍. :ship-it: (🎉)");
  expect(withEmoji("/status :tada: Release")).toBe("/status 🎉 Release");
  const kept =
    "`a :tada: b` ``x :+1: ` :tada: `` `:+1:` $$a :tada: b$$ https://x.org/:tada:/ 10:tada:20 ::tada::\n```\n:tada:\n```";
  expect(withEmoji(kept)).toBe(kept);
});
