import { expect, test } from "vitest";
import { ownWordsPattern } from "./own-words.ts";

const found = (words: string[], text: string) =>
  [...text.matchAll(ownWordsPattern(words) ?? /$^/g)].map(([word]) => word);

test.each([
  [["outage"], "An Outage, not an outageous one", ["Outage"]],
  [["release notes"], "the release  notes of release 4", ["release  notes"]],
  [["c++", "a.b"], "C++ and a.b, not axb", ["C++", "a.b"]],
  [["né"], "Zoë née né", ["né"]],
  [[], "nothing", []],
])("%j in “%s”", (words, text, expected) => {
  expect(found(words, text)).toEqual(expected);
});
