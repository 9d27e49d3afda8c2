import { messageGrammar } from "@atrium/contract/chat/message-text.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seed } from "../../../ops/test/seed.ts";
import { markdownOf, peopleIn } from "../text/index.ts";
import { countPeople, type Names, readMrkdwn } from "./mrkdwn.ts";

const ann = "0198f2f3-0000-7000-8000-00000000000a";
const general = "0198f2f3-0000-7000-8000-00000000000c";
const names: Names = {
  person: (id, label) => ({ id: ann, name: id === "U1" ? "Ann" : (label ?? id) }),
  channel: (id) => (id === "C1" ? { id: general, name: "general" } : undefined),
};
const convert = (text: string) => markdownOf(readMrkdwn(text, names));

describe("Slack's markup becomes ours:", () => {
  test.each([
    ["*bold* and _it_ and ~gone~", "**bold** and *it* and ~~gone~~"],
    ["*bold _and italic_ bold*", "**bold *and italic* bold**"],
    ['(*x*), "_y_"!', '(**x**), "*y*"!'],
    ["*note:*then", "\\*note:\\*then"],
    ["snake_case_name, 2*3*4, a * b * c", "snake_case_name, 2\\*3\\*4, a * b * c"],
    ["**not bold** __init__ *_*", "\\*\\*not bold\\*\\* \\_\\_init\\_\\_ **\\_**"],
    ["*two\nlines*", "\\*two\nlines\\*"],
    ["/proc/*/{cwd,exe} and /etc/*/x", "/proc/\\*/{cwd,exe} and /etc/\\*/x"],
    ["`*code*` and `a &lt; b`", "`*code*` and `a < b`"],
    ["```\nlet a = &amp;b; // *x*\n```", "```\nlet a = &b; // *x*\n```"],
    ["before ```code``` after", "before\n\n```\ncode\n```\n\nafter"],
    ["&lt;b&gt; &amp;amp; &amp;lt;", "\\<b> \\&amp; \\&lt;"],
    ["&gt; quoted\n&gt; more\nnot", "> quoted\n> more\n\nnot"],
    ["&gt;&gt;&gt; all\n\nof it ```x```", "> all\n>\n> of it\n>\n> ```\n> x\n> ```"],
    ["&gt;_&lt; and &gt;.&gt;", "\\>\\_< and >.>"],
    ["&gt; a\n&gt;\n&gt; b", "> a\n>\n> b"],
    ["# no heading\n- no list\n1. nor this", "\\# no heading\n\\- no list\n1\\. nor this"],
    [":smile: :+1::skin-tone-3: :no-such-one: std::key::x 10:100:5", "😄 👍🏼 :no-such-one: std::key::x 10:100:5"],
  ])("%j is %j", (slack, ours) => {
    expect(convert(slack)).toBe(ours);
  });
});

describe("Slack's references become ours:", () => {
  test.each([
    ["<@U1>: hi", `[@Ann](person:${ann}): hi`],
    ["<@U1|ann> <@U9|zoe>", `[@Ann](person:${ann}) [@zoe](person:${ann})`],
    ["in <#C1|general> and <#C9|secret> and <#C8>", `in [#general](channel:${general}) and #secret and #C8`],
    ["<!here> <!channel> <!everyone|everyone> <!group>", "@here @channel @everyone @channel"],
    ["<!subteam^S1|@devs> <!subteam^S1>", "@devs @group"],
    ["<!date^1392734382^{date}|Feb 18, 2014>", "Feb 18, 2014"],
    ["<https://example.org/a?b=1&amp;c=2>", "https://example.org/a?b=1&c=2"],
    ["<https://example.org/a|the *label*>", "[the \\*label\\*](https://example.org/a)"],
    ["<https://example.org|https://example.org>", "https://example.org"],
    ["(<https://example.org/a_(b)>)", "(<https://example.org/a_(b)>)"],
    ["<mailto:a@example.org|a@example.org>", "<a@example.org>"],
    ["<tel:+1234|+1 234>", "[+1 234](tel:+1234)"],
    ["<javascript:alert(1)|click>", "click (javascript:alert(1))"],
    ["*<https://example.org|bold link>*", "**[bold link](https://example.org)**"],
    ["<not a reference>", "<not a reference>"],
    ["`<https://example.org/a|label>` `<@U1>`", "`label` `@Ann`"],
  ])("%j is %j", (slack, ours) => {
    expect(convert(slack)).toBe(ours);
  });

  test("people in code are named and not called", () => {
    expect(peopleIn(readMrkdwn("<@U1> `<@U1>` ```<@U1>``` &gt; <@U1>", names))).toEqual([ann, ann]);
    expect(countPeople("<@U1> `<@U1|x>` <@ U1> <#U1>")).toBe(2);
  });
});

test("a text without markup reads in Atrium as it read in Slack", () => {
  const grammar = messageGrammar();
  const encode = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const plain = fc
    .array(
      fc.constantFrom(
        ...Array.from("abc 12 #-+=.()[]{}!?&<>|\\/'\"%$^;\n"),
        "é",
        "😀",
        "--",
        "1. ",
        "[x](y)",
        "&amp;",
        "<b>",
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(plain, (typed) => {
      const quotes = /^>/m.test(typed) || /^\s*$/.test(typed);
      fc.pre(!quotes);
      const tokens = grammar.parse(convert(encode(typed)), {});
      const seen = tokens
        .filter((token) => token.type === "inline")
        .map((token) =>
          (token.children ?? []).map((child) => (/break$/.test(child.type) ? "\n" : child.content)).join(""),
        )
        .join("\n\n");
      const settled = (text: string) =>
        text
          .replaceAll("\u00a0", " ")
          .replaceAll(/ +$/gm, "")
          .replaceAll(/\n{3,}/g, "\n\n");
      expect(settled(seen).trim()).toBe(settled(typed).trim());
    }),
    { seed, numRuns: 2000 },
  );
});

test("hostile texts take no time", () => {
  // Time of the processor: what runs beside must not count.
  const started = process.cpuUsage();
  for (const piece of ["*a ", "_a ", "`", "<", "<@", "*_~", "&gt;", ":a", "```", "~*_a"])
    convert(piece.repeat(40_000 / piece.length));
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(5000);
});
