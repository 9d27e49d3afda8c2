import { expect, test } from "vitest";
import { rank } from "./rank.ts";

test("better fits come first", () => {
  const names = ["release", "release-4", "pre-release", "unreleased", "rebel ease", "general"];
  const ranked = names.map((name) => rank(name, "release"));
  expect(ranked).toEqual([...ranked].sort((a, b) => b - a));
  expect(ranked.at(-1)).toBe(0);
});

test("accents and case do not matter", () => {
  expect(rank("Zoë Ångström", "zoe")).toBe(0.9);
  expect(rank("Zoë Ångström", "angs")).toBe(0.8);
});

test("every word must be there, in any order", () => {
  expect(rank("Mina Kaplan", "kap min")).toBe(0.5);
  expect(rank("Mina Kaplan", "kap jon")).toBe(0);
});
