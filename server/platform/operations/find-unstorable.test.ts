import { expect, test } from "vitest";
import { findUnstorable } from "./find-unstorable.ts";

test.each([
  [{ a: "x", b: 1, c: null, d: [true] }, undefined],
  [{ name: "a\0b" }, "name"],
  [{ people: [{ email: "x" }, { email: "\0" }] }, "people.1.email"],
  [{ outer: { "ke\0y": 1 } }, "outer"],
  [{ text: "half \ud83d" }, "text"],
  [{ text: "whole \u{1f600}" }, undefined],
])("%j holds what cannot be stored at %s", (value, path) => {
  expect(findUnstorable(value)).toBe(path);
});
