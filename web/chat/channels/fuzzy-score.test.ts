import { expect, test } from "vitest";
import { fuzzyScore } from "./fuzzy-score.ts";

const best = (typed: string, ...names: string[]) =>
  names.filter((name) => fuzzyScore(name, typed) > 0).sort((a, b) => fuzzyScore(b, typed) - fuzzyScore(a, typed));

test("what begins so comes before what only contains it", () => {
  expect(best("rel", "apparel", "release-4", "the release", "general")).toEqual([
    "release-4",
    "the release",
    "apparel",
  ]);
});

test("initials and letters in order find a name, others do not", () => {
  expect(best("dc", "design-critique", "random")).toEqual(["design-critique"]);
  expect(best("rls", "release", "general")).toEqual(["release"]);
  expect(fuzzyScore("release", "zzz")).toBe(0);
});

test("accents and capitals do not count", () => {
  expect(fuzzyScore("Zoë Müller", "zoe mu")).toBeGreaterThan(0);
});
