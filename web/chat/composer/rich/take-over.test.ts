import fc from "fast-check";
import { expect, test } from "vitest";
import { seed } from "../../../../ops/test/seed.ts";
import { selectionSigns } from "../writing-field.ts";
import { takeOver } from "./take-over.ts";

/** The plain field with its caret at `|`. */
const given = (shown: string) => {
  const at = shown.indexOf("¦");
  const text = shown.replace("¦", "");
  return {
    markdown: text,
    marked: text.slice(0, at) + selectionSigns.join("") + text.slice(at),
    focused: true,
  };
};

/** What the rich field holds, a line each, with the caret in it. */
function taken(shown: string): string | null {
  const beginning = takeOver(given(shown));
  if (!beginning) return null;
  const { document, selection } = beginning;
  const before = document.textBetween(0, selection[0], "\n");
  return `${before}¦${document.textBetween(selection[0], document.content.size, "\n")}`;
}

test("the caret stays between the same letters", () => {
  for (const text of ["hel¦lo", "hello ¦", "¦hello", "hello¦", "a\nb¦", "a\n¦", "- one\n- tw¦o", "> quo¦te"])
    expect(taken(text)?.replace("\n¦\n", "\n¦")).toBe(text.replace(/^(?:- |> )/gm, ""));
  expect(taken("**bo¦ld** it")).toBe("bo¦ld it");
  expect(taken("```\nco¦de\n```")).toBe("co¦de");
});

test("what would lose letters is not taken over", () => {
  expect(taken("| a | b |\n|---|---|\n| c | d |mo¦re")).toBeNull();
  expect(taken("| a | b |\n|---|---|\n| ¦c | d |more")).toBeNull();
  expect(taken("te¦xt\n\n[ref]: https://example.org")).toBeNull();
});

const letters = (text: string) => text.replace(/[^a-z0-9¦]/gi, "");
const pieces = fc.constantFrom(
  "a",
  "b",
  "word ",
  " ",
  "\n",
  "*",
  "**",
  "_",
  "`",
  "||",
  "$$",
  "- ",
  "> ",
  "1. ",
  "# ",
  "|",
  "[",
  "]",
  "~~",
);

test("no letter is lost or moved, whatever stands in the field and wherever the caret is", () => {
  /** Items may be renumbered. */
  const numbers = /^\s*(?:>\s*|[-*+]\s+)*\d+\. /m;
  const tried = { taken: 0 };
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), fc.nat(), (parts, place) => {
      const text = parts.join("");
      const at = place % (text.length + 1);
      const shown = `${text.slice(0, at)}¦${text.slice(at)}`;
      const rich = taken(shown);
      if (rich === null || numbers.test(text)) return true;
      tried.taken += 1;
      return letters(rich) === letters(shown);
    }),
    { seed, numRuns: 3000 },
  );
  expect(tried.taken).toBeGreaterThan(1000);
});
