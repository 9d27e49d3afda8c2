import { mentionsIn, messageGrammar } from "@atrium/contract/chat/message-text.ts";
import fc from "fast-check";
import type { Token } from "markdown-it";
import { describe, expect, test } from "vitest";
import { seed } from "../../../ops/test/seed.ts";
import { type Block, type Inline, linkTo, paragraph, seenText, words } from "./text-tree.ts";
import { markdownOf } from "./tree-markdown.ts";

const grammar = messageGrammar();
const write = (...children: Inline[]) => markdownOf([paragraph(...children)]);
const html = (...children: Inline[]) => grammar.render(write(...children)).trim();

/** The words a reader sees, one line for each line. */
function seen(text: string): string {
  const blocks: string[] = [];
  for (const token of grammar.parse(text, {}))
    if (token.type === "inline") blocks.push(seenInline(token.children ?? []));
  return blocks.join("\n\n");
}
const seenInline = (tokens: Token[]): string =>
  tokens.map((token) => (/break$/.test(token.type) ? "\n" : token.content)).join("");

/** What of white space is not kept: at the ends of lines, and blank lines beyond one. */
const settled = (text: string) =>
  text
    .replaceAll("\u00a0", " ")
    .replaceAll("\t", "    ")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .replaceAll(/^\n+|\n+$/g, "");

describe("words", () => {
  test.each([
    ["snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"],
    ["it's a-b, e.g. 50% (or so)!", "it's a-b, e.g. 50% (or so)!"],
    ["a < b && c > d", "a < b && c > d"],
    ["see https://example.org/a_b_c_/d*e?x=1&y=2 there", "see https://example.org/a_b_c_/d*e?x=1&y=2 there"],
    ["https://example.org/a_b%99 and %41", "https://example.org/a_b%99 and %41"],
    ["# not a heading", "\\# not a heading"],
    ["- no item", "\\- no item"],
    ["1. no item", "1\\. no item"],
    ["2018) no item", "2018\\) no item"],
    ["> no quote", "\\> no quote"],
    ["*no emphasis*", "\\*no emphasis\\*"],
    ["__init__", "\\_\\_init\\_\\_"],
    ["[a](b)", "\\[a](b)"],
    ["<b> and &amp; and `code`", "\\<b> and \\&amp; and \\`code\\`"],
    ["a | b\n--- | ---\nc | d", "a | b\n\\--- | ---\nc | d"],
    ["title\n===", "title\n\\==="],
    ["~~~\nx", "\\~\\~\\~\nx"],
    ["C:\\dir\\*", "C:\\dir\\\\\\*"],
    ["    fn main() {", "\u00a0\u00a0\u00a0\u00a0fn main() {"],
    ["ends with \\", "ends with \\\\"],
  ])("%j is written as %j", (text, markdown) => {
    expect(write(words(text))).toBe(markdown);
    expect(settled(seen(markdown))).toBe(settled(text));
  });

  test("read the same after being written, whatever they are", () => {
    const marks = fc.constantFrom(...Array.from("\\`*_~[]()<>&#+-=|:!.{}^$%'\"@/;,?1234567890 \n\n\tabcxyzäß😀é中"));
    const snippet = fc.constantFrom(
      "https://example.org/a_b",
      "http://x.org/(y)*z*",
      "www.example.org/_a_",
      "&amp;",
      "&#35;",
      "1. ",
      "- ",
      "> ",
      "# ",
      "```",
      "~~~",
      "---",
      "| a | b |",
      "**",
      "__",
      "[x]: y",
      "![i](j)",
      "<http://a.b>",
      "<x@y.z>",
      "\\\n",
      "  \n",
      "$1",
      "std::io::Result<()>",
      ":-)",
      "foo@example.org",
    );
    const text = fc
      .array(fc.oneof({ weight: 4, arbitrary: marks }, snippet), { maxLength: 40 })
      .map((all) => all.join(""));
    fc.assert(
      fc.property(text, (typed) => {
        expect(settled(seen(write(words(typed))))).toBe(settled(typed));
      }),
      { seed, numRuns: 3000 },
    );
  });
});

describe("marks", () => {
  const strong = (...children: Inline[]): Inline => ({ kind: "strong", children });
  const em = (...children: Inline[]): Inline => ({ kind: "em", children });

  test("become emphasis, with white space left outside", () => {
    expect(write(strong(words("bold ")), words("plain"))).toBe("**bold** plain");
    expect(write(em(words("it"), strong(words(" both"))))).toBe("*it **both***");
    expect(write({ kind: "strike", children: [words("gone")] })).toBe("~~gone~~");
  });

  test("hold between a letter and a punctuation mark", () => {
    expect(html(strong(words("note:")), words("this"))).toBe("<p><strong>note:</strong>this</p>");
    expect(html(words("a"), strong(words("(b)")), words("c"))).toBe("<p>a<strong>(b)</strong>c</p>");
  });

  test("go rather than change the words", () => {
    expect(html(strong(words("a")), em(words("b")))).toContain("a");
    expect(seen(write(strong(words("a")), em(words("b")), strong(words("c"))))).toBe("abc");
  });

  test("of code stand apart from backticks inside", () => {
    expect(html({ kind: "code", text: "a `b` c" })).toBe("<p><code>a `b` c</code></p>");
    expect(html({ kind: "code", text: "`" })).toBe("<p><code>`</code></p>");
    expect(markdownOf([{ kind: "code", text: "x\n```\ny" }])).toBe("````\nx\n```\ny\n````");
  });
});

describe("links", () => {
  test("stand bare when the grammar finds exactly them", () => {
    expect(write(words("see "), linkTo("https://example.org/a_b?c=d&e=f"))).toBe("see https://example.org/a_b?c=d&e=f");
    expect(write(linkTo("https://example.org/a"), words("."))).toBe("<https://example.org/a>.");
    expect(write(linkTo("mailto:a@example.org", "a@example.org"))).toBe("<a@example.org>");
  });

  test("keep their label and their address", () => {
    expect(html(linkTo("https://example.org/x_(y)", "the [best] *one*"))).toBe(
      '<p><a href="https://example.org/x_(y)">the [best] *one*</a></p>',
    );
    expect(html(linkTo("https://example.org/?a=1&copy;=2", "x"))).toBe(
      '<p><a href="https://example.org/?a=1&amp;copy;=2">x</a></p>',
    );
    expect(html(words("wow!"), linkTo("https://example.org", "x"))).toBe(
      '<p>wow!<a href="https://example.org">x</a></p>',
    );
  });

  test("of a kind that is not allowed become words", () => {
    expect(write(linkTo("javascript:alert(1)", "click"))).toBe("click (javascript:alert(1))");
    expect(html(linkTo("javascript:alert(1)"))).not.toContain("href");
  });
});

const inline: fc.Memo<Inline> = fc.memo((depth) =>
  depth <= 1
    ? fc.oneof(
        fc.string({ maxLength: 8 }).map(words),
        fc.constantFrom<Inline>(
          words(" "),
          { kind: "break" },
          linkTo("https://example.org/a_b"),
          linkTo("https://e.org/(x)", "l*b*l"),
        ),
        fc.string({ minLength: 1, maxLength: 6 }).map((text): Inline => ({ kind: "code", text })),
        fc.constant<Inline>({ kind: "person", id: "0198f2f3-0000-7000-8000-000000000001", name: "Zoë [x]_y_" }),
      )
    : fc.oneof(
        inline(1),
        fc
          .tuple(
            fc.constantFrom("strong" as const, "em" as const, "strike" as const),
            fc.array(inline(depth - 1), { maxLength: 3 }),
          )
          .map(([kind, children]): Inline => ({ kind, children })),
      ),
);
const block: fc.Memo<Block> = fc.memo((depth) =>
  depth <= 1
    ? fc.oneof(
        fc.array(inline(3), { maxLength: 5 }).map((children) => paragraph(...children)),
        fc.string({ minLength: 1, maxLength: 12 }).map((text): Block => ({ kind: "code", text })),
      )
    : fc.oneof(
        block(1),
        fc.array(block(depth - 1), { maxLength: 2 }).map((blocks): Block => ({ kind: "quote", blocks })),
        fc
          .tuple(fc.boolean(), fc.array(fc.array(block(depth - 1), { minLength: 1, maxLength: 2 }), { maxLength: 3 }))
          .map(([ordered, items]): Block => ({ kind: "list", ordered, start: 1, items })),
        fc
          .array(fc.array(fc.array(inline(2), { maxLength: 2 }), { maxLength: 3 }), { maxLength: 3 })
          .map((rows): Block => ({ kind: "table", rows })),
      ),
);

test("any text shows all of its words", () => {
  const shown = (tokens: readonly Token[]): string =>
    tokens.map((token) => (token.children ? shown(token.children) : token.content)).join("");
  fc.assert(
    fc.property(fc.array(block(3), { maxLength: 3 }), (blocks) => {
      const text = markdownOf(blocks);
      expect(shown(grammar.parse(text, {})).replaceAll(/\s/g, "")).toBe(seenText(blocks).replaceAll(/\s/g, ""));
    }),
    { seed, numRuns: 2000 },
  );
});

test("a person in a quote or in code is not called", () => {
  const id = "0198f2f3-0000-7000-8000-000000000001";
  const person: Inline = { kind: "person", id, name: "Ann" };
  expect(mentionsIn(write(words("hi "), person)).people).toEqual([id]);
  expect(mentionsIn(markdownOf([{ kind: "quote", blocks: [paragraph(person)] }])).people).toEqual([]);
});
