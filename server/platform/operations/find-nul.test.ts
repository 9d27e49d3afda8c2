import { expect, test } from "vitest";
import { findNul } from "./find-nul.ts";

test.each([
  [{ a: "x", b: 1, c: null, d: [true] }, undefined],
  [{ name: "a\0b" }, "name"],
  [{ people: [{ email: "x" }, { email: "\0" }] }, "people.1.email"],
  [{ outer: { "ke\0y": 1 } }, "outer"],
])("%j holds U+0000 at %s", (value, path) => {
  expect(findNul(value)).toBe(path);
});
