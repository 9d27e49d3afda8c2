import { expect, test } from "vitest";
import { isSeen } from "./blank-text.ts";

test.each(["", " \n\t", "\u200b\u2060", "\u3164", "\u202e \ufe0f"])("%j shows nothing", (text) => {
  expect(isSeen(text)).toBe(false);
});

test.each(["a", " \u200ba", "👩‍💻", "שלום", "."])("%j shows something", (text) => {
  expect(isSeen(text)).toBe(true);
});
