import MarkdownIt, { type MarkdownIt as Grammar, type Token } from "markdown-it";
import { addMessageSyntax } from "./message-syntax.ts";

/**
 * The one grammar of a message, used by the server (who is mentioned), the message list and the composer:
 * CommonMark with tables, strikethrough, bare links and what `message-syntax.ts` adds (spoilers, maths, moments).
 * HTML is text. A person is written as the link `[@Name](person:ID)`, a channel as `[#name](channel:ID)`: any other
 * Markdown reader shows the name. `@channel` and `@here` are plain words that call everybody in the channel.
 */
export const messageGrammar = (): Grammar => {
  const grammar = new MarkdownIt({ html: false, linkify: true, breaks: true, typographer: false });
  grammar.linkify.set({ fuzzyEmail: false, fuzzyLink: true });
  grammar.validateLink = (url) => safeLink.test(url);
  // A bare address reads as it was typed: decoding it can change words (`%99`) and pass one address off as another.
  grammar.normalizeLinkText = (url) => url;
  addMessageSyntax(grammar);
  return grammar;
};

/** Protocols a link may have; everything else stays text. */
export const safeLink = /^(?:https?:\/\/|mailto:|tel:|person:|channel:|\/(?!\/)|#)/i;

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const personLink = new RegExp(`^person:(${uuid})$`);
const everybody = /(?:^|[^\w@/])@(?:channel|here|everyone)(?![\w@])/;

export const personMarkdown = (name: string, id: string): string => `[@${escapeLabel(name)}](person:${id})`;
export const channelMarkdown = (name: string, id: string): string => `[#${escapeLabel(name)}](channel:${id})`;
const escapeLabel = (name: string) => name.replace(/[\\[\]*_`~<>]/g, "\\$&");

export type Mentions = { people: string[]; everybody: boolean };

const grammar = messageGrammar();
/** Cheap test first: most messages mention nobody and are never parsed. */
const mayMention = /person:|@(?:channel|here|everyone)/;

/** Who a text calls: code and quoted text call nobody. */
export function mentionsIn(text: string): Mentions {
  if (!mayMention.test(text)) return { people: [], everybody: false };
  const people = new Set<string>();
  let all = false;
  let quoted = 0;
  for (const token of grammar.parse(text, {})) {
    if (token.type === "blockquote_open") quoted += 1;
    if (token.type === "blockquote_close") quoted -= 1;
    if (token.type !== "inline" || quoted > 0) continue;
    for (const child of token.children ?? []) {
      const person = child.type === "link_open" ? personLink.exec(String(child.attrGet("href") ?? ""))?.[1] : undefined;
      if (person) people.add(person);
      if (child.type === "text" && everybody.test(child.content)) all = true;
    }
  }
  return { people: [...people], everybody: all };
}

/** Stands for hidden words where nothing can be uncovered: previews, notifications. */
const hidden = "▒▒▒";

/**
 * The text without markup, one line, for previews and notifications; at most `most` characters. What a spoiler
 * hides is left out.
 */
export function plainText(text: string, most = 200): string {
  const parts: string[] = [];
  // Cut before the end of a spoiler it would be none, and shown.
  const read = text.includes("||") ? text : text.slice(0, most * 8);
  for (const token of grammar.parse(read, {})) collectText(token, parts);
  const line = parts.join("").replace(/\s+/g, " ").trim();
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line;
}

function collectText(token: Token, parts: string[]): void {
  if (token.children) collectInline(token.children, parts);
  else if (token.type === "softbreak" || token.type === "hardbreak") parts.push(" ");
  else if (token.type === "moment") parts.push(utc(token.content));
  else if (token.content) parts.push(token.content);
  if (token.block) parts.push(" ");
}

function collectInline(children: readonly Token[], parts: string[]): void {
  let covers = 0;
  for (const child of children) {
    if (child.type === "spoiler_open" && covers++ === 0) parts.push(hidden);
    if (child.type === "spoiler_close") covers -= 1;
    if (covers === 0) collectText(child, parts);
  }
}

/** Whoever reads it may be anywhere: 2026-11-21 09:00 UTC. */
const utc = (moment: string): string => `${new Date(moment).toISOString().slice(0, 16).replace("T", " ")} UTC`;
