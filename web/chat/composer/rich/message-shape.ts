import { messageGrammar } from "@atrium/contract/chat/message-text.ts";
import type { Node } from "@tiptap/pm/model";
import type { Token } from "markdown-it";
import { type Branch, treeOf } from "../../grammar/index.ts";

/**
 * What a reader sees of a message, as plain data: two texts of one shape are one message. The shape of Markdown is
 * read from the grammar's tokens, that of what is being written from its document, so that each can be held against
 * the other: nothing is sent, and nothing opened for editing, whose two shapes differ.
 */
export type Shape = readonly (string | Shape)[];

export const grammar = messageGrammar();

export const sameShape = (one: Shape, other: Shape): boolean => JSON.stringify(one) === JSON.stringify(other);

export const shapeOfMarkdown = (markdown: string): Shape => blocksOf(treeOf(grammar.parse(markdown, {})));

const blocksOf = (branches: readonly Branch[]): Shape[] => branches.flatMap(blockOf);

function blockOf({ token, children }: Branch): Shape[] {
  switch (token.type) {
    case "paragraph_open": {
      const runs = inlineOf(children[0]?.token);
      return runs.length > 0 ? [["p", runs]] : [];
    }
    case "heading_open":
      return [[token.tag, inlineOf(children[0]?.token)]];
    case "blockquote_open":
      return [["quote", blocksOf(children)]];
    case "bullet_list_open":
      return [["ul", blocksOf(children)]];
    case "ordered_list_open":
      return [["ol", String(token.attrGet("start") ?? 1), blocksOf(children)]];
    case "list_item_open":
      return [["li", blocksOf(children)]];
    case "table_open":
      return [["table", children.flatMap((part) => part.children.map((row) => row.children.map(cellOf)))]];
    case "fence":
    case "code_block":
      return [["code", token.info?.trim().split(/\s+/)[0] ?? "", token.content.replace(/\n$/, "")]];
    case "maths_block":
      return [["maths", evenly(token.content)]];
    case "hr":
      return [["hr"]];
    default:
      return [[token.type, token.content]];
  }
}

const cellOf = ({ token, children }: Branch): Shape => [
  /right|center|left/.exec(String(token.attrGet("style") ?? ""))?.[0] ?? "",
  inlineOf(children[0]?.token),
];

/** A formula may be set in any number of lines. */
const evenly = (formula: string): string =>
  formula
    .split("\n")
    .map((line) => line.trim())
    .join("\n")
    .trim();

const marks: Record<string, string> = { strong: "b", em: "i", s: "s", spoiler: "spoiler" };

function inlineOf(inline: Token | undefined): Shape[] {
  const line = new Line();
  const open: string[] = [];
  let name: { href: string; label: string } | null = null;
  for (const token of inline?.children ?? []) {
    const mark = marks[token.type.replace(/_(?:open|close)$/, "")];
    const href = token.type === "link_open" ? String(token.attrGet("href") ?? "") : "";
    if (name && token.type !== "link_close") name.label += token.content;
    else if (token.type.endsWith("_open") && mark) open.push(mark);
    else if (token.type.endsWith("_close") && mark) open.splice(open.lastIndexOf(mark), 1);
    else if (isName(href)) name = { href, label: "" };
    else if (href) open.push(`link:${href}`);
    else if (token.type === "link_close" && name) {
      line.atom(`mention:${name.href}`, open, name.label);
      name = null;
    } else if (token.type === "link_close") open.splice(lastLink(open), 1);
    else if (token.type === "softbreak" || token.type === "hardbreak") line.breakUp();
    else if (token.type === "code_inline") line.atom("code", open, token.content);
    else if (token.type === "maths_inline") line.atom("maths", open, token.content.replace(/\s+/g, " "));
    else if (token.type === "moment") line.atom("moment", open, token.content);
    else if (token.type === "image")
      line.text([...open, `link:${token.attrGet("src")}`], token.content || String(token.attrGet("src")));
    else line.text(open, token.content);
  }
  return line.done();
}

const lastLink = (open: readonly string[]) => open.findLastIndex((mark) => mark.startsWith("link:"));

/** The address of a person or a channel. */
export const isName = (href: string): boolean => /^(?:person|channel):/.test(href);

/** Words and their marks; spaces have none, because nobody sees them, and none stand at the ends of a line. */
class Line {
  #runs: [string, string][] = [];

  text(open: readonly string[], text: string): void {
    for (const part of text.split(/(\s+)/)) if (part !== "") this.#push(part.trim() === "" ? "" : key(open), part);
  }
  atom(kind: string, open: readonly string[], text: string): void {
    this.#runs.push([`${key(open)} ${kind}`, text]);
  }
  breakUp(): void {
    this.#trimEnd();
    this.#runs.push(["break", ""]);
  }
  done(): Shape[] {
    this.#trimEnd();
    return this.#runs;
  }

  #push(mark: string, text: string): void {
    const last = this.#runs.at(-1);
    const begins = !last || last[0] === "break";
    if (begins && text.trim() === "") return;
    if (last && last[0] === mark && mark !== "break") last[1] += text;
    else this.#runs.push([mark, text]);
  }
  #trimEnd(): void {
    const last = this.#runs.at(-1);
    if (last?.[0] !== "") return;
    last[1] = last[1].trimEnd();
    if (last[1] === "") this.#runs.pop();
  }
}

const key = (open: readonly string[]): string => [...new Set(open)].sort().join(" ");

/** The shape of a document of paragraphs (`toParagraphs`). */
export const shapeOfDocument = (node: Node): Shape => childrenOf(node).flatMap(blockOfNode);

function blockOfNode(node: Node): Shape[] {
  switch (node.type.name) {
    case "paragraph": {
      const runs = inlineOfNode(node);
      return runs.length > 0 ? [["p", runs]] : [];
    }
    case "heading":
      return [[`h${node.attrs["level"]}`, inlineOfNode(node)]];
    case "blockquote":
      return [["quote", shapeOfDocument(node)]];
    case "bulletList":
      return [["ul", shapeOfDocument(node)]];
    case "orderedList":
      return [["ol", String(node.attrs["start"] ?? 1), shapeOfDocument(node)]];
    case "listItem":
      return [["li", shapeOfDocument(node)]];
    case "table":
      return [
        [
          "table",
          childrenOf(node).map((row) =>
            childrenOf(row).map((cell) => [
              cell.attrs["align"] ?? "",
              cell.firstChild ? inlineOfNode(cell.firstChild) : [],
            ]),
          ),
        ],
      ];
    case "codeBlock":
      return [["code", String(node.attrs["language"] ?? ""), node.textContent]];
    case "mathsBlock":
      return [["maths", evenly(node.textContent)]];
    case "horizontalRule":
      return [["hr"]];
    default:
      return [[node.type.name, node.textContent]];
  }
}

const markOf: Record<string, string> = { bold: "b", italic: "i", strike: "s", spoiler: "spoiler" };

function inlineOfNode(node: Node): Shape[] {
  const line = new Line();
  for (const child of childrenOf(node)) {
    const link = child.marks.find((mark) => mark.type.name === "link");
    const open = child.marks.flatMap((mark) => markOf[mark.type.name] ?? []);
    if (link) open.push(`link:${link.attrs["href"]}`);
    const special = child.marks.find((mark) => mark.type.name === "code" || mark.type.name === "maths")?.type.name;
    if (child.type.name === "hardBreak") line.breakUp();
    else if (child.type.name === "mention") line.atom(`mention:${child.attrs["href"]}`, open, child.attrs["label"]);
    else if (child.type.name === "moment") line.atom("moment", open, child.attrs["at"]);
    else if (special) line.atom(special, open, (child.text ?? "").replace(special === "maths" ? /\s+/g : /\n/g, " "));
    else if (link) line.text(open, child.text ?? "");
    else
      for (const [part, href] of addressesIn(child.text ?? ""))
        line.text(href ? [...open, `link:${href}`] : open, part);
  }
  return line.done();
}

/** A text in parts: words, and addresses that become links by themselves. */
export function addressesIn(text: string): [part: string, href?: string][] {
  const parts: [string, string?][] = [];
  let from = 0;
  for (const match of text.includes(".") || text.includes(":") ? (grammar.linkify.match(text) ?? []) : []) {
    const href = grammar.normalizeLink(match.url);
    if (!grammar.validateLink(href)) continue;
    if (match.index > from) parts.push([text.slice(from, match.index)]);
    parts.push([text.slice(match.index, match.lastIndex), href]);
    from = match.lastIndex;
  }
  if (from < text.length) parts.push([text.slice(from)]);
  return parts;
}

function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  node.forEach((child) => children.push(child));
  return children;
}
