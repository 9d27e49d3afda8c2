import { expect, test } from "vitest";
import { mergeDraft } from "./merge-draft.ts";

const kept = (text: string, other: string | null = null, version = 7) => ({ text, other, files: [], version });

test("who knew the last version replaces it", () => {
  expect(mergeDraft(undefined, { text: "a", base: 0 })).toMatchObject({ text: "a", other: null });
  expect(mergeDraft(kept("a"), { text: "b", base: 7 })).toMatchObject({ text: "b", other: null });
  expect(mergeDraft(kept("a"), { text: "", base: 7 })).toMatchObject({ text: "", other: null });
});

test("who did not keeps the other text beside, unless the new one holds it", () => {
  expect(mergeDraft(kept("theirs"), { text: "mine", base: 3 })).toMatchObject({ text: "mine", other: "theirs" });
  expect(mergeDraft(kept("he"), { text: "hello", base: 3 })).toMatchObject({ text: "hello", other: null });
  expect(mergeDraft(kept("theirs", "first"), { text: "mine", base: 3 })).toMatchObject({
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
  expect(mergeDraft(kept("a", "b"), { text: "a", base: 7, other: null })).toMatchObject({ text: "a", other: null });
  expect(mergeDraft(kept("a", "b"), { text: "b", base: 7, other: "a" })).toMatchObject({ text: "b", other: "a" });
  expect(mergeDraft(kept("a", "b"), { text: "c", base: 7 })).toMatchObject({ text: "c", other: "b" });
});

test("files are replaced by who knew them, and kept behind by who did not", () => {
  const with_ = (...files: string[]) => ({ ...kept("a"), files });
  expect(mergeDraft(with_("1"), { text: "a", base: 7, files: ["2"] })).toMatchObject({ files: ["2"] });
  expect(mergeDraft(with_("1"), { text: "a", base: 3, files: ["2"] })).toMatchObject({ files: ["2", "1"] });
  expect(mergeDraft(with_("1"), { text: "ab", base: 7 })).toMatchObject({ files: ["1"] });
  expect(mergeDraft(with_("1"), { text: "", base: 7, files: [] })).toMatchObject({ text: "", files: [] });
  expect(mergeDraft({ ...kept(""), files: ["1"] }, { text: "", base: 3, files: [] })).toBeUndefined();
  expect(mergeDraft(with_("1"), { text: "a", base: 7, files: ["1"] })).toBeUndefined();
});
