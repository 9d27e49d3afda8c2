import { expect, test } from "vitest";
import { madeOf } from "./made-of.ts";
import { mostText } from "./sandbox-task.ts";

const webp = Buffer.from("RIFF\u0000\u0000\u0000\u0000WEBPVP8 ", "latin1");
const preview = { size: "small", width: 48, height: 32, bytes: new Uint8Array(webp) };

test("what a decoder makes is taken as it is", () => {
  expect(madeOf({ previews: [preview], width: 48, height: 32, pages: 2, text: "hello" })).toEqual({
    previews: [{ ...preview, bytes: webp }],
    width: 48,
    height: 32,
    pages: 2,
    text: "hello",
  });
});

test.each([
  ["no answer", undefined],
  ["another shape", { previews: "all of them" }],
  ["more than it is asked for", { previews: [], durationMs: 1, secret: "x" }],
  ["a page of HTML for a picture", { previews: [{ ...preview, bytes: Buffer.from("<script>alert(1)</script>") }] }],
  ["a number for bytes", { previews: [{ ...preview, bytes: 1e9 }] }],
  ["a preview of a size there is none of", { previews: [{ ...preview, size: "../large" }] }],
  ["a thousand previews", { previews: Array(1000).fill(preview) }],
  ["sides no picture has", { previews: [{ ...preview, width: 2 ** 40 }] }],
  ["pages without end", { previews: [], pages: Number.POSITIVE_INFINITY }],
  ["words without end", { previews: [], text: "x".repeat(mostText + 1) }],
])("a decoder that was taken over says %s, and has made nothing", (_what, answer) => {
  expect(madeOf(answer)).toBeUndefined();
});

test("what no database keeps is not among the words", () => {
  expect(madeOf({ previews: [], text: "a\0b\ud800" })?.text).toBe("ab\ufffd");
});
