import { mentionsIn } from "@atrium/contract/chat/message-text.ts";
import { expect, test } from "vitest";
import { isInCodeBlock, type Mention, toMarkdown, toShown } from "./mention-text.ts";

const jonas: Mention = { kind: "person", id: "0197a1b2-0000-7000-8000-000000000001", name: "Jonas Thiel" };
const jo: Mention = { kind: "person", id: "0197a1b2-0000-7000-8000-000000000002", name: "Jonas" };
const odd: Mention = { kind: "person", id: "0197a1b2-0000-7000-8000-000000000003", name: "Zoë [ops] *_` O'Neil" };
const release: Mention = { kind: "channel", id: "0197a1b2-0000-7000-8000-000000000004", name: "release-4" };

test("a chosen name becomes a mention, and comes back as it was typed", () => {
  const text = "Hello @Jonas Thiel, see #release-4.";
  const markdown = toMarkdown(text, [jonas, release]);
  expect(markdown).toBe(`Hello [@Jonas Thiel](person:${jonas.id}), see [#release-4](channel:${release.id}).`);
  expect(toShown(markdown)).toEqual({ text, mentions: [jonas, release] });
});

test("the longer of two names wins, and a name is not found inside a word", () => {
  expect(toMarkdown("@Jonas Thiel and @Jonas", [jo, jonas])).toBe(
    `[@Jonas Thiel](person:${jonas.id}) and [@Jonas](person:${jo.id})`,
  );
  expect(toMarkdown("@Jonass mail@Jonas", [jo])).toBe("@Jonass mail@Jonas");
});

test("names nobody chose stay words", () => {
  expect(toMarkdown("ask @Jonas", [])).toBe("ask @Jonas");
});

test("code is left alone", () => {
  const text = "`@Jonas` and\n```\n@Jonas\n```\nand @Jonas";
  expect(toMarkdown(text, [jo])).toBe(`\`@Jonas\` and\n\`\`\`\n@Jonas\n\`\`\`\nand [@Jonas](person:${jo.id})`);
});

test("a name with every sign of Markdown calls its person and comes back whole", () => {
  const markdown = toMarkdown("hi @Zoë [ops] *_` O'Neil!", [odd]);
  expect(mentionsIn(markdown).people).toEqual([odd.id]);
  expect(toShown(markdown)).toEqual({ text: "hi @Zoë [ops] *_` O'Neil!", mentions: [odd] });
});

test("knows when the caret is inside a code block", () => {
  const text = "a\n```\nb\n```\nc";
  expect(isInCodeBlock(text, 1)).toBe(false);
  expect(isInCodeBlock(text, 7)).toBe(true);
  expect(isInCodeBlock(text, text.length)).toBe(false);
});
