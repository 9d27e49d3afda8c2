import { expect, test } from "vitest";
import { readable, textChanges } from "./text-changes.ts";

const marked = (before: string, after: string): string =>
  textChanges(before, after)
    .map(({ text, change }) => ({ same: text, added: `{+${text}+}`, removed: `{-${text}-}` })[change])
    .join("");

test.each([
  ["we meet at two", "we meet at three", "we meet at {-two-}{+three+}"],
  ["we meet", "we meet today", "we meet{+ today+}"],
  ["the same", "the same", "the same"],
  ["", "new", "{+new+}"],
])("from %j to %j", (before, after, shown) => {
  expect(marked(before, after)).toBe(shown);
});

test("people and channels are read by their names", () => {
  const text = String.raw`[@Ann \[Ops\]](person:01a1f867-f5b9-736a-bb6a-9ad7704f2343) in [#ops](channel:01a1f867-f5b9-736a-bb6a-9ad7704f2343)`;
  expect(readable(text)).toBe("@Ann [Ops] in #ops");
});

test("two long texts that share nothing do not hold up the screen", () => {
  const words = (from: number) => Array.from({ length: 8000 }, (_, at) => `w${from + at * 7}`).join(" ");
  // Time of the processor: what runs beside must not count.
  const begun = process.cpuUsage();
  const pieces = textChanges(words(1), words(2));
  expect(pieces.some(({ change }) => change === "added")).toBe(true);
  expect(process.cpuUsage(begun).user / 1000).toBeLessThan(3000);
});
