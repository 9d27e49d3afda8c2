import { expect, test } from "vitest";
import { markdownOf } from "../text/index.ts";
import type { Names } from "./mrkdwn.ts";
import { countRichPeople, readRichText } from "./rich-text.ts";

const ann = "0198f2f3-0000-7000-8000-00000000000a";
const names: Names = { person: () => ({ id: ann, name: "Ann" }), channel: () => undefined };
const convert = (...elements: object[]) => markdownOf(readRichText([{ type: "rich_text", elements }], names));
const section = (...elements: object[]) => ({ type: "rich_text_section", elements });
const text = (words: string, ...styles: string[]) => ({
  type: "text",
  text: words,
  style: Object.fromEntries(styles.map((style) => [style, true])),
});

test("styles, also several at once, become nested marks", () => {
  expect(convert(section(text("a "), text("bold ", "bold"), text("both", "bold", "italic"), text(" x")))).toBe(
    "a **bold *both*** x",
  );
  expect(convert(section(text("one\ntwo", "strike")))).toBe("~~one~~\n~~two~~");
  expect(convert(section(text("x*y", "code"), text(" *literal*")))).toBe("`x*y` \\*literal\\*");
});

test("lists nest by their indent and keep their kind and number", () => {
  const list = (style: string, indent: number, offset: number | undefined, ...items: string[]) => ({
    type: "rich_text_list",
    style,
    indent,
    offset,
    elements: items.map((item) => section(text(item))),
  });
  expect(
    convert(
      list("bullet", 0, undefined, "a", "b"),
      list("ordered", 1, 2, "b1", "b2"),
      list("bullet", 0, undefined, "c"),
    ),
  ).toBe("- a\n- b\n  3. b1\n  4. b2\n- c");
});

test("quotes, code, people, links, emoji and dates are carried over", () => {
  expect(convert({ type: "rich_text_quote", elements: [text("said\nso")] })).toBe("> said\n> so");
  expect(convert({ type: "rich_text_preformatted", elements: [text("let x = 1;\n")] })).toBe("```\nlet x = 1;\n```");
  expect(
    convert(
      section(
        { type: "user", user_id: "U1" },
        text(" "),
        { type: "link", url: "https://example.org", text: "there" },
        text(" "),
        { type: "emoji", name: "wave", unicode: "1f44b-1f3fd" },
        { type: "emoji", name: "our-own" },
        text(" "),
        { type: "broadcast", range: "here" },
        text(" "),
        { type: "date", timestamp: 0, fallback: "long ago" },
      ),
    ),
  ).toBe(`[@Ann](person:${ann}) [there](https://example.org) 👋🏽:our-own: @here long ago`);
});

test("what is malformed or unknown is shown as its words", () => {
  expect(convert(section({ type: "hologram", text: "words" }, { type: "link" }, { type: "user" }))).toBe(
    "words@unknown",
  );
  expect(readRichText("nonsense", names)).toEqual([]);
  expect(
    markdownOf(readRichText([null, 3, { type: "rich_text", elements: [null, { type: "rich_text_list" }] }], names)),
  ).toBe("");
});

test("people are counted wherever they stand", () => {
  const user = { type: "user", user_id: "U1" };
  const blocks = [
    { type: "rich_text", elements: [section(user), { type: "rich_text_list", elements: [section(user, user)] }] },
  ];
  expect(countRichPeople(blocks)).toBe(3);
});
