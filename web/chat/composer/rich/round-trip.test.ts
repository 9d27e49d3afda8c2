import fc from "fast-check";
import { expect, test } from "vitest";
import { seed } from "../../../../ops/test/seed.ts";
import { messageSchema } from "./message-schema.ts";
import { shapeOfDocument, shapeOfMarkdown } from "./message-shape.ts";
import { openMarkdown, writeMarkdown } from "./write-markdown.ts";
import { toParagraphs } from "./written-lines.ts";

const person = "person:0197a1b2-0000-7000-8000-000000000001";

/** Messages of every kind; each must be opened and written again as the same message. */
const messages = [
  "hello",
  "two\nlines",
  "two\n\nparagraphs\nwith lines",
  "**bold** *italic* ~~gone~~ `code` ||hidden||",
  "***both*** and **bold *and italic***",
  "a**b**c, a*b*c, _underlined_",
  "**two\nlines** bold",
  "# One\n\n## Two\ntext",
  "- a\n- b\n  - c\n    1. d\n    2. e\n- f",
  "3. three\n4. four",
  "- a\n\n  second\n  line\n- b",
  "- [ ] open\n- [x] done",
  "* a\n* b\n\n- other list\n\n1. x\n\n1) y",
  "- - nested at once",
  "- # heading\n- > quote\n- ```\n  code\n  ```",
  "> quoted\n> twice\n>\n> - list\n> - in it\n\nanswer",
  "> > deep",
  "```ts\nconst a = `b`;\n\n  indented\n```",
  "````\n```\nfence\n```\n````",
  "    indented code",
  "``a ` b`` and `` ` ``",
  "| a | b |\n|---|:-:|\n| 1 | **2** |\n| `x\\|y` | \\|\\|z\\|\\| |",
  "| a |\n|---|",
  "see https://example.org/a_b_c and example.com.",
  "<https://example.org> and [label](https://example.org/?a=1&b=2)",
  "[a **bold** label](https://example.org/x(y))",
  "![picture](https://example.org/a.png)",
  `hi [@Jo O\\[ops\\]](${person}) and [#release](channel:0197a1b2-0000-7000-8000-000000000004)!`,
  `**[@Jo](${person})** ||[@Jo](${person})||`,
  "so $$x^2$$ and\n\n$$\n\\frac{a}{b}\n\n\\pi\n$$",
  "$$x$$",
  "at <time:2026-11-21T09:00Z>",
  "---\n\nafter",
  "\\*not bold\\* \\# \\[x\\] 1\\. &amp; &amp;amp;",
  "\\# no heading\n\\- no list\n1\\. none",
  "a * b * c, 2 < 3 > 1, x & y, a_b_c, [x], ~, `, |",
  "<script>alert(1)</script> <b>x</b>",
  "@channel **@here**",
  "/topic on *Friday*",
  "emoji 👩🏽‍🚀 **👍🏿** עברית",
  "||**a** `b` https://example.org||",
  "**a**_b_",
  "a  \nb\\\nc",
  "[reference][1]\n\n[1]: https://example.org",
];

test.each(messages)("%s", (markdown) => {
  const document = openMarkdown(markdown);
  expect(document && shapeOfMarkdown(writeMarkdown(document))).toEqual(shapeOfMarkdown(markdown));
});

test("what needs no signs gets none", () => {
  for (const text of [
    "a * b, [x] and 2 < 3",
    "snake_case and `",
    "1 | 2 || 3",
    "C:\\new & co.",
    "/me waves",
    "$5 #1 -",
  ])
    expect(writeMarkdown(lines(text))).toBe(text);
  expect(writeMarkdown(lines("# no heading\n*words*"))).toBe("\\# no heading\n\\*words\\*");
});

/** Words as they are typed, line by line. */
const lines = (text: string) => {
  const { paragraph } = messageSchema.nodes;
  const line = (words: string) => paragraph?.create(null, words ? messageSchema.text(words) : null);
  return messageSchema.topNodeType.create(
    null,
    text.split("\n").flatMap((words) => line(words) ?? []),
  );
};

const pieces = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ..."*_~`|$[]()<>#-+=.!&:\\\n \n".split(""),
      "**",
      "||",
      "$$",
      "```",
      "\n\n",
      "> ",
      "- ",
      "1. ",
    ),
  },
  { weight: 3, arbitrary: fc.constantFrom("a", "b", "word", "1", "é", "👍", "https://a.org/x", "b.com") },
  { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
);
const anything = fc.array(pieces, { maxLength: 24 }).map((parts) => parts.join(""));

test("whatever is typed as words is sent as those words", () => {
  fc.assert(
    fc.property(anything, (text) => {
      const document = lines(text);
      const wanted = shapeOfDocument(toParagraphs(document));
      expect(shapeOfMarkdown(writeMarkdown(document))).toEqual(wanted);
    }),
    { seed, numRuns: 5000 },
  );
});

test("whatever is opened for editing is written again as the same message, and nearly everything is opened", () => {
  const [tried, runs] = [{ opened: 0 }, 5000];
  fc.assert(
    fc.property(anything, (markdown) => {
      const document = openMarkdown(markdown);
      if (!document) return;
      tried.opened += 1;
      expect(shapeOfMarkdown(writeMarkdown(document))).toEqual(shapeOfMarkdown(markdown));
    }),
    { seed, numRuns: runs },
  );
  expect(tried.opened / runs).toBeGreaterThan(0.9);
});
