import { mentionsIn, messageGrammar } from "@atrium/contract/chat/message-text.ts";
import fc from "fast-check";
import type { Token } from "markdown-it";
import { expect, test } from "vitest";
import { seed } from "../../../ops/test/seed.ts";
import { treeOf } from "../grammar/index.ts";
import { parseMessage } from "./parse-message.ts";

const id = "0197a1b2-0000-7000-8000-000000000001";
const shape = (tokens: readonly Token[]): unknown =>
  tokens.map((token) => [token.type, token.type === "inline" ? shape(token.children ?? []) : token.content]);

test("plain words are read as the grammar reads them", () => {
  const grammar = messageGrammar();
  const words = fc
    .array(fc.string({ unit: "grapheme", maxLength: 12 }), { maxLength: 6 })
    .map((list) => list.join(" ").trim());
  fc.assert(
    fc.property(words, (text) => {
      fc.pre(text.trim() !== "");
      expect(shape(parseMessage(text).tokens)).toEqual(shape(grammar.parse(text, {})));
    }),
    { seed, numRuns: 2000 },
  );
});

test("knows who is called as the server does", () => {
  for (const text of [
    `hi [@Jo](person:${id})`,
    `> [@Jo](person:${id})`,
    `\`[@Jo](person:${id})\``,
    "@channel now",
    "mail@here.org",
    "**@here**",
    "```\n@channel\n```",
  ]) {
    const { people, groups, everybody } = parseMessage(text);
    const { here, ...mentions } = mentionsIn(text);
    expect({ text, people, groups, everybody }).toEqual({ text, ...mentions, everybody: mentions.everybody || here });
  }
});

test("a few emoji alone are shown larger", () => {
  expect(parseMessage("🎉").emojiOnly).toBe(true);
  expect(parseMessage("👩🏽‍🚀 👍🏿 🇩🇪").emojiOnly).toBe(true);
  expect(parseMessage("🎉 yes").emojiOnly).toBe(false);
  expect(parseMessage("42").emojiOnly).toBe(false);
});

test.each([
  ["50,000 opening brackets", "[".repeat(40_000)],
  ["stars", "*a_".repeat(13_000)],
  ["nested quotes", ">".repeat(5_000) + " deep"],
  ["nested lists", Array.from({ length: 400 }, (_, depth) => `${" ".repeat(depth * 2)}- x`).join("\n")],
  ["a wide table", `${"|a".repeat(3000)}|\n${"|-".repeat(3000)}|\n`],
  ["backticks", "`".repeat(20_000) + "a"],
  ["one long word", "x".repeat(40_000)],
])("%s is read and nested without harm", (_, text) => {
  // Time of the processor: what runs beside must not count.
  const started = process.cpuUsage();
  const branches = treeOf(parseMessage(text).tokens);
  expect(depthOf(branches)).toBeLessThan(60);
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(5000);
});

const depthOf = (branches: ReturnType<typeof treeOf>): number =>
  branches.reduce((most, branch) => Math.max(most, 1 + depthOf(branch.children)), 0);
