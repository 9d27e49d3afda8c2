import { messageGrammar } from "@atrium/contract/chat/message-text.ts";

/** What a text holds besides words; `has:` asks for it. */
export type Holding = "link" | "image" | "code";
type Found = { words: string[]; addresses: string[]; holds: Set<Holding> };

const grammar = messageGrammar();
type Token = ReturnType<typeof grammar.parse>[number];
/** Without one of these a text is its own plain text: nine in ten are, and parsing costs fifty times as much. */
const mayBeMarkup = /[\\*_~`[\]<>|#&$]|\w\.\w|:\/\/|^ {4}|^\s*(?:[-+]|\d+[.)]) /m;
const imageAddress = /\.(?:png|jpe?g|gif|webp|avif|svg)(?:[?#]|$)/i;
/** What is beyond is not found: a novel is not a message. */
const mostLetters = 16_000;

/** The words a reader sees, then the addresses behind links: both are looked for. */
export function searchableText(markdown: string): { text: string; holds: Set<Holding> } {
  const found: Found = { words: [], addresses: [], holds: new Set() };
  const source = markdown.slice(0, mostLetters);
  if (!mayBeMarkup.test(source)) return { text: source, holds: found.holds };
  for (const token of grammar.parse(source, {})) collect(token, found);
  return { text: [...found.words, ...found.addresses].join(""), holds: found.holds };
}

function collect(token: Token, found: Found): void {
  if (token.type === "link_open" || token.type === "image") collectLink(token, found);
  if (/^(?:code_inline|code_block|fence)$/.test(token.type)) found.holds.add("code");
  if (token.children) for (const child of token.children) collect(child, found);
  else if (token.type === "softbreak" || token.type === "hardbreak") found.words.push(" ");
  else if (token.content) found.words.push(token.content);
  if (token.block) found.words.push(" ");
}

function collectLink(token: Token, { addresses, holds }: Found): void {
  const address = String(token.attrGet(token.type === "image" ? "src" : "href") ?? "");
  if (/^(?:person|channel|group):/.test(address)) return;
  holds.add("link");
  if (token.type === "image" || imageAddress.test(address)) holds.add("image");
  // A bare link's address stands among the words already.
  if (token.markup !== "linkify") addresses.push(` ${address}`);
}
