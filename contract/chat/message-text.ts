import MarkdownIt, { type MarkdownIt as Grammar, type Token } from "markdown-it";
import { addMessageSyntax } from "./message-syntax.ts";

/**
 * The one grammar of a message, used by the server (who is mentioned), the message list and the composer:
 * CommonMark with tables, strikethrough, bare links and what `message-syntax.ts` adds (spoilers, maths, moments).
 * HTML is text. A person is written as the link `[@Name](person:ID)`, a group of people as `[@handle](group:ID)`, a
 * channel as `[#name](channel:ID)`: any other Markdown reader shows the name.
 * `@channel` and `@everyone` are plain words that call everybody in the channel, `@here` those who are online.
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
export const safeLink = /^(?:https?:\/\/|mailto:|tel:|person:|group:|channel:|\/(?!\/)|#)/i;

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const personLink = new RegExp(`^person:(${uuid})$`);
const groupLink = new RegExp(`^group:(${uuid})$`);
const everybody = /(?:^|[^\w@/])@(?:channel|everyone)(?![\w@])/;
const here = /(?:^|[^\w@/])@here(?![\w@])/;

export const personMarkdown = (name: string, id: string): string => `[@${escapeLabel(name)}](person:${id})`;
export const groupMarkdown = (handle: string, id: string): string => `[@${escapeLabel(handle)}](group:${id})`;
export const channelMarkdown = (name: string, id: string): string => `[#${escapeLabel(name)}](channel:${id})`;
const escapeLabel = (name: string) => name.replace(/[\\[\]*_`~<>]/g, "\\$&");

/** Whom a text calls: people and groups by id, everybody in the channel, those of them who are online. */
export type Mentions = { people: string[]; groups: string[]; everybody: boolean; here: boolean };

const grammar = messageGrammar();
/** Cheap test first: most messages mention nobody and are never parsed. */
const mayMention = /person:|group:|@(?:channel|here|everyone)/;

/** Who a text calls: code and quoted text call nobody. */
export function mentionsIn(text: string): Mentions {
  const found: Mentions = { people: [], groups: [], everybody: false, here: false };
  if (!mayMention.test(text)) return found;
  let quoted = 0;
  for (const token of grammar.parse(text, {})) {
    if (token.type === "blockquote_open") quoted += 1;
    if (token.type === "blockquote_close") quoted -= 1;
    if (token.type !== "inline" || quoted > 0) continue;
    for (const child of token.children ?? []) mentionsOf(child, found);
  }
  return { ...found, people: [...new Set(found.people)], groups: [...new Set(found.groups)] };
}

function mentionsOf(token: Token, found: Mentions): void {
  if (token.type === "text") {
    if (everybody.test(token.content)) found.everybody = true;
    if (here.test(token.content)) found.here = true;
  }
  if (token.type !== "link_open") return;
  const address = String(token.attrGet("href") ?? "");
  const person = personLink.exec(address)?.[1];
  const group = groupLink.exec(address)?.[1];
  if (person) found.people.push(person);
  if (group) found.groups.push(group);
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
