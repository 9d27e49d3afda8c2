import { expect, test } from "vitest";
import { mergeDraft } from "./merge-draft.ts";

const kept = (text: string, other: string | null = null, version = 7) => ({ text, other, version });

test("who knew the last version replaces it", () => {
  expect(mergeDraft(undefined, { text: "a", base: 0 })).toEqual({ text: "a", other: null });
  expect(mergeDraft(kept("a"), { text: "b", base: 7 })).toEqual({ text: "b", other: null });
  expect(mergeDraft(kept("a"), { text: "", base: 7 })).toEqual({ text: "", other: null });
});

test("who did not keeps the other text beside, unless the new one holds it", () => {
  expect(mergeDraft(kept("theirs"), { text: "mine", base: 3 })).toEqual({ text: "mine", other: "theirs" });
  expect(mergeDraft(kept("he"), { text: "hello", base: 3 })).toEqual({ text: "hello", other: null });
  expect(mergeDraft(kept("theirs", "first"), { text: "mine", base: 3 })).toEqual({
    text: "mine",
    other: "first\n\ntheirs",
  });
});

test("what is forgotten without knowing how it went on goes on", () => {
  expect(mergeDraft(kept("more words"), { text: "", base: 3 })).toBeUndefined();
});

test("the same again changes nothing, and what was kept beside is put away when asked", () => {
  expect(mergeDraft(kept("a"), { text: "a", base: 3 })).toBeUndefined();
  expect(mergeDraft(undefined, { text: "", base: 0 })).toBeUndefined();
  expect(mergeDraft(kept("a", "b"), { text: "a", base: 7, other: null })).toEqual({ text: "a", other: null });
  expect(mergeDraft(kept("a", "b"), { text: "b", base: 7, other: "a" })).toEqual({ text: "b", other: "a" });
  expect(mergeDraft(kept("a", "b"), { text: "c", base: 7 })).toEqual({ text: "c", other: "b" });
});
