import type { Token } from "markdown-it";
import { expect, test } from "vitest";
import { mentionsIn, messageGrammar, plainText } from "./message-text.ts";

const grammar = messageGrammar();
const person = "0197a1b2-0000-7000-8000-000000000001";

/** The tokens of a text, one line each: type, and content where there is some. */
const read = (text: string): string[] => grammar.parse(text, {}).flatMap(line);
const line = (token: Token): string[] =>
  token.children
    ? token.children.flatMap(line)
    : /paragraph/.test(token.type)
      ? []
      : [token.content ? `${token.type} ${token.content.trim()}` : token.type];

test("two bars hide what is between them", () => {
  expect(read("It is ||the *butler*||.")).toEqual([
    "text It is",
    "spoiler_open",
    "text the",
    "em_open",
    "text butler",
    "em_close",
    "spoiler_close",
    "text .",
  ]);
  expect(read("||a|| and ||b||").filter((one) => one === "spoiler_open")).toHaveLength(2);
  expect(read("[||a||](https://example.org)")).toContain("spoiler_open");
  expect(read("||https://example.org/a||")).toEqual([
    "spoiler_open",
    "link_open",
    "text https://example.org/a",
    "link_close",
    "spoiler_close",
  ]);
});

test("bars that hide nothing stay bars", () => {
  for (const text of ["a || b || c", "||open", "|||a|||", "||||", "`||a||`", "\\||a||", "$$||a||$$"])
    expect(read(text), text).not.toContain("spoiler_open");
  expect(read("| a | b |\n|---|---|\n| 1 | \\|\\|2\\|\\| |")).toContain("spoiler_open");
});

test("two dollars make a formula, in a line or on lines of their own", () => {
  expect(read("so $$x^2$$ then")).toEqual(["text so", "maths_inline x^2", "text then"]);
  expect(read("$$\n\\frac{1}{2}\n$$")).toEqual(["maths_block \\frac{1}{2}"]);
  expect(read("$$x$$")).toEqual(["maths_block x"]);
  expect(read("before\n$$x\n+y$$\nafter")).toEqual(["text before", "maths_block x\n+y", "text after"]);
  expect(read("> $$x$$")).toContain("maths_block x");
  expect(read("- a\n\n  $$\n  x\n  $$")).toContain("maths_block x");
});

test("money and unfinished formulas stay words", () => {
  for (const text of ["$5 and $6", "$$", "$$$$", "$$ $$", "$$\nnever ends", "`$$x$$`", "\\$$x$$", "costs $$ or $"])
    expect(read(text).join(), text).not.toContain("maths");
});

test("a moment is one only when it says when, and where", () => {
  expect(read("at <time:2026-11-21T09:00Z>")).toEqual(["text at", "moment 2026-11-21T09:00Z"]);
  expect(read("<time:2026-11-21T09:00:30+01:00>")).toEqual(["moment 2026-11-21T09:00:30+01:00"]);
  for (const text of [
    "<time:2026-11-21T09:00>",
    "<time:2026-13-41T09:00Z>",
    "<time:soon>",
    "`<time:2026-11-21T09:00Z>`",
  ])
    expect(read(text).join(), text).not.toContain("moment");
});

test("a name calls its person inside a spoiler, and nobody inside maths or code", () => {
  const name = `[@Jo](person:${person})`;
  expect(mentionsIn(`||psst ${name}||`).people).toEqual([person]);
  expect(mentionsIn(`$$${name}$$`).people).toEqual([]);
  expect(mentionsIn(`a $$${name}$$`).people).toEqual([]);
  expect(mentionsIn(`\`${name}\``).people).toEqual([]);
  expect(mentionsIn("||@channel||").everybody).toBe(true);
});

test("what a spoiler hides is in no preview, however long it is", () => {
  expect(plainText("It was ||the butler||!")).toBe("It was ▒▒▒!");
  expect(plainText(`||${"the butler ".repeat(400)}again||`)).toBe("▒▒▒");
  expect(plainText("||a ||b|| c||")).not.toContain("b");
  expect(plainText("at <time:2026-11-21T09:00+01:00>, $$x$$")).toBe("at 2026-11-21 08:00 UTC, x");
});

test.each([
  ["bars", "||".repeat(20_000)],
  ["bars and letters", "||a".repeat(13_000)],
  ["dollars", "$$a ".repeat(10_000)],
  ["lines of dollars", "$$a\n".repeat(10_000)],
  ["moments", "<time:".repeat(6_600)],
  ["brackets around bars", "[||".repeat(13_000)],
])("40,000 characters of %s are read at once", (_, text) => {
  // Time of the processor: what runs beside must not count.
  const started = process.cpuUsage();
  plainText(text);
  grammar.parse(text, {});
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(3000);
});
