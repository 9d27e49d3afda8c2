import { messageGrammar } from "@atrium/contract/chat/message-text.ts";
import type { Token } from "markdown-it";

/** A message's text, read once by the grammar that the server and the composer use too. */
export type ParsedText = {
  tokens: readonly Token[];
  /** Ids of the people it calls by name; quoted text and code call nobody. */
  people: readonly string[];
  /** Ids of the groups it calls. */
  groups: readonly string[];
  /** It calls everybody: `@channel`, `@here`. */
  everybody: boolean;
  /** Nothing but a few emoji: shown larger. */
  emojiOnly: boolean;
};

const grammar = messageGrammar();
export const everybodyWord = /(?:^|(?<=[^\w@/]))@(?:channel|here|everyone)(?![\w@])/g;
const emoji = /^(?:\s*(?:\p{RGI_Emoji}|\p{Emoji_Presentation})){1,9}\s*$/v;
/** Text without any of these needs no grammar: most messages are plain words. */
const marked = /[\\`*_~[\]<>&|$#!@:/]|^\s{4}|^\s*(?:[-+=]|\d+[.)])|\n|\.[a-z]{2}/i;

/** What was read last: going to and fro between channels shows the same messages again and again. */
const kept = new Map<string, ParsedText>();
const mostKept = 500;
/** A few long texts must not fill the memory. */
const longestKept = 4000;

export function parseMessage(text: string): ParsedText {
  const before = kept.get(text);
  if (before) return before;
  const parsed = parse(text);
  if (kept.size >= mostKept) kept.clear();
  if (text.length <= longestKept) kept.set(text, parsed);
  return parsed;
}

function parse(text: string): ParsedText {
  if (!marked.test(text))
    return { tokens: plainTokens(text), people: [], groups: [], everybody: false, emojiOnly: isEmojiOnly(text) };
  const tokens = grammar.parse(text, {});
  return { tokens, ...callsIn(tokens), emojiOnly: isEmojiOnly(text) };
}

const isEmojiOnly = (text: string): boolean => text.length <= 80 && emoji.test(text);

/** What the grammar would make of a line of plain words. */
function plainTokens(text: string): Token[] {
  const make = (type: string, content = "") => ({ type, content, children: null, hidden: false }) as Token;
  const inline = make("inline", text);
  inline.children = [make("text", text.trim())];
  return [make("paragraph_open"), inline, make("paragraph_close")];
}

function callsIn(tokens: readonly Token[]): { people: string[]; groups: string[]; everybody: boolean } {
  const people = new Set<string>();
  const groups = new Set<string>();
  let everybody = false;
  let quoted = 0;
  for (const token of tokens) {
    if (token.type === "blockquote_open") quoted += 1;
    if (token.type === "blockquote_close") quoted -= 1;
    if (token.type !== "inline" || quoted > 0) continue;
    for (const child of token.children ?? []) {
      const person = child.type === "link_open" ? linkedId(child, "person:") : undefined;
      const group = child.type === "link_open" ? linkedId(child, "group:") : undefined;
      if (person) people.add(person);
      if (group) groups.add(group);
      if (child.type === "text" && child.content.search(everybodyWord) >= 0) everybody = true;
    }
  }
  return { people: [...people], groups: [...groups], everybody };
}

/** The id behind a link of our own, e.g. `person:ID`. */
export function linkedId(token: Token, protocol: "person:" | "group:" | "channel:"): string | undefined {
  const href = String(token.attrGet("href") ?? "");
  const id = href.startsWith(protocol) ? href.slice(protocol.length) : "";
  return /^[0-9a-f-]{36}$/.test(id) ? id : undefined;
}
