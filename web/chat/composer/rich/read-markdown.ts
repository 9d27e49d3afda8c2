import type { Node } from "@tiptap/pm/model";
import type { MarkdownIt, Token } from "markdown-it";
import { MarkdownParser } from "prosemirror-markdown";
import { messageSchema } from "./message-schema.ts";
import { addressesIn, grammar, isName } from "./message-shape.ts";
import { toLines } from "./written-lines.ts";

/** A message as lines to write in. */
export const readMarkdown = (markdown: string): Node => toLines(parser.parse(markdown));

/** The grammar, with tokens brought into the form the schema knows. */
const tokenizer = { parse: (text: string) => grammar.parse(text, {}).flatMap(prepared) } as unknown as MarkdownIt;

const parser = new MarkdownParser(messageSchema, tokenizer as never, {
  paragraph: { block: "paragraph" },
  heading: { block: "heading", getAttrs: (token) => ({ level: Number(token.tag.slice(1)) }) },
  blockquote: { block: "blockquote" },
  bullet_list: { block: "bulletList" },
  ordered_list: { block: "orderedList", getAttrs: (token) => ({ start: Number(token.attrGet("start") ?? 1) }) },
  list_item: { block: "listItem" },
  code_block: { block: "codeBlock", noCloseToken: true },
  fence: {
    block: "codeBlock",
    noCloseToken: true,
    getAttrs: (token) => ({ language: token.info.trim().split(/\s+/)[0] || null }),
  },
  maths_block: { block: "mathsBlock", noCloseToken: true },
  hr: { node: "horizontalRule" },
  table: { block: "table" },
  thead: { ignore: true },
  tbody: { ignore: true },
  tr: { block: "tableRow" },
  th: { block: "tableHeader", getAttrs: alignment },
  td: { block: "tableCell", getAttrs: alignment },
  hardbreak: { node: "hardBreak" },
  softbreak: { node: "hardBreak" },
  strong: { mark: "bold" },
  em: { mark: "italic" },
  s: { mark: "strike" },
  spoiler: { mark: "spoiler" },
  link: { mark: "link", getAttrs: (token) => ({ href: token.attrGet("href") }) },
  code_inline: { mark: "code", noCloseToken: true },
  maths_inline: { mark: "maths", noCloseToken: true },
  mention: { node: "mention", getAttrs: (token) => ({ href: token.attrGet("href"), label: token.content }) },
  moment: { node: "moment", getAttrs: (token) => ({ at: token.content }) },
});

function alignment(token: { attrGet(name: string): string | null }): { align: string | null } {
  return { align: /right|center|left/.exec(token.attrGet("style") ?? "")?.[0] ?? null };
}

function prepared(token: Token): Token[] {
  // A cell holds a paragraph.
  if (/^t[hd]_open$/.test(token.type)) return [token, likeParagraph(token, "paragraph_open")];
  if (/^t[hd]_close$/.test(token.type)) return [likeParagraph(token, "paragraph_close"), token];
  if (token.type !== "inline") return [token];
  return [Object.assign(Object.create(token) as Token, { children: preparedInline(token.children ?? []) })];
}

const likeParagraph = (token: Token, type: string): Token => made(type, { hidden: false }, token);

/** Names become one thing; addresses that become links by themselves stay words; pictures are links. */
function preparedInline(tokens: readonly Token[]): Token[] {
  const done: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    const href = String(token.attrGet(token.type === "image" ? "src" : "href") ?? "");
    if (token.type === "image") {
      const words = made("text", { content: token.content || href }, token);
      done.push(made("link_open", { attrs: [["href", href]] }, token), words, made("link_close", {}, token));
      continue;
    }
    if (token.type !== "link_open") {
      done.push(token);
      continue;
    }
    const end = tokens.findIndex((other, index) => index > at && other.type === "link_close");
    const inside = tokens.slice(at + 1, end);
    const label = inside.map((one) => one.content).join("");
    if (isName(href)) done.push(made("mention", { attrs: [["href", href]], content: label }, token));
    else if (inside.length === 1 && inside[0]?.type === "text" && linksItself(label, href)) done.push(...inside);
    else {
      done.push(token, ...preparedInline(inside), made("link_close", {}, token));
    }
    at = end;
  }
  return done;
}

function linksItself(label: string, href: string): boolean {
  const parts = addressesIn(label);
  return parts.length === 1 && parts[0]?.[1] === href;
}

const made = (type: string, rest: Partial<Token>, like: Token): Token =>
  Object.assign(Object.create(Object.getPrototypeOf(like) as object) as Token, {
    type,
    attrs: null,
    children: null,
    content: "",
    hidden: false,
    ...rest,
  });
