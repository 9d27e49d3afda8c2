import { channelMarkdown, messageGrammar, personMarkdown } from "@atrium/contract/chat/message-text.ts";
import type { Token } from "markdown-it";
import { escapeAll, escapeLineStart, escapeWords } from "./escape-words.ts";
import { type Block, type Inline, seenText, words } from "./text-tree.ts";

/** How words are escaped, and whether emphasis and inline code are written at all. */
type Manner = { escape(text: string): string; marks: boolean };
const careful: Manner = { escape: escapeWords, marks: true };
const strict: Manner = { escape: escapeAll, marks: false };

/**
 * Writes a text as our Markdown. Guarantee: the grammar shows the same words again (each text is read back once), so
 * nothing of somebody's message turns into markup or vanishes; where CommonMark cannot hold an emphasis at some
 * place, the emphasis goes and the words stay. White space is not exact: blank lines in a row become one.
 */
export function markdownOf(blocks: readonly Block[]): string {
  const text = writeBlocks(blocks, careful);
  if (isPlain(blocks) || reads(text, blocks)) return text;
  const plain = writeBlocks(blocks, strict);
  return reads(plain, blocks) ? plain : text;
}

/** Nothing but words of letters and harmless signs, and names of people: most messages, and not read back. */
const isPlain = (blocks: readonly Block[]): boolean =>
  blocks.every((block) => block.kind === "paragraph" && block.children.every(isPlainInline));

function isPlainInline(child: Inline): boolean {
  if (child.kind === "words") return !mayMean.test(child.text);
  return (
    child.kind === "break" || ((child.kind === "person" || child.kind === "channel") && /^[\w .-]*$/.test(child.name))
  );
}

/** Beginnings of lines are another matter: see `escapeLineStart`. */
const mayMean = /[\\`*_~[\]<>&|!]|:\/\/|www\.|%/i;

const grammar = messageGrammar();
const bare = (text: string) => text.replaceAll(/\s+/g, "");

function reads(text: string, blocks: readonly Block[]): boolean {
  return bare(tokensText(grammar.parse(text, {}))) === bare(seenText(withShownUrls(blocks)));
}

const tokensText = (tokens: readonly Token[]): string =>
  tokens.map((token) => (token.children ? tokensText(token.children) : token.content)).join("");

const shownUrl = (url: string): string => grammar.normalizeLinkText(url);

/** The grammar shows an address by itself prettier than it is written (`%20`, international names). */
function withShownUrls(blocks: readonly Block[]): Block[] {
  const inline = (children: Inline[]): Inline[] =>
    children.map((child) => {
      if (child.kind === "link") return { ...child, label: child.label ?? shownUrl(child.url) };
      if (child.kind === "words") return { ...child, text: child.text.replaceAll(/https?:\/\/\S+/g, shownUrl) };
      return "children" in child ? { ...child, children: inline(child.children) } : child;
    });
  return blocks.map((block) => {
    if (block.kind === "paragraph") return { ...block, children: inline(block.children) };
    if (block.kind === "quote") return { ...block, blocks: withShownUrls(block.blocks) };
    if (block.kind === "table") return { ...block, rows: block.rows.map((row) => row.map(inline)) };
    return block.kind === "list" ? { ...block, items: block.items.map(withShownUrls) } : block;
  });
}

function writeBlocks(blocks: readonly Block[], manner: Manner): string {
  return blocks
    .map((block) => writeBlock(block, manner))
    .filter((text) => text !== "")
    .join("\n\n");
}

function writeBlock(block: Block, manner: Manner): string {
  switch (block.kind) {
    case "paragraph":
      return writeLines(writeInline(block.children, manner));
    case "quote":
      return indent(writeBlocks(block.blocks, manner), "> ", "> ");
    case "code":
      return writeCode(block.text);
    case "list":
      return block.items.map((item, index) => writeItem(item, block, index, manner)).join("\n");
    case "table":
      return writeTable(block.rows, manner);
  }
}

const writeLines = (text: string): string =>
  text
    .split("\n")
    .map((line) => escapeLineStart(keepLastBackslash(line.trimEnd())))
    .join("\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .replaceAll(/^\n+|\n+$/g, "");

/** A backslash before a line's end would be a line break and vanish. */
const keepLastBackslash = (line: string): string => (/(?<!\\)(?:\\\\)*\\$/.test(line) ? `${line}\\` : line);

function writeItem(item: Block[], list: Block & { kind: "list" }, index: number, manner: Manner): string {
  const marker = list.ordered ? `${list.start + index}. ` : "- ";
  const tight = item
    .map((block) => writeBlock(block, manner))
    .filter((text) => text !== "")
    // What follows a table's last row would be one more row.
    .join(item.some(({ kind }) => kind === "table") ? "\n\n" : "\n");
  return indent(tight || "\u00a0", marker, " ".repeat(marker.length));
}

const indent = (text: string, first: string, others: string): string =>
  text
    .split("\n")
    .map((line, index) => (index === 0 ? first : line === "" ? others.trimEnd() : others) + line)
    .join("\n");

function writeCode(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

/** A table's first row says how many columns there are, and what is beyond them is not shown: all rows are as wide. */
function writeTable(rows: readonly Inline[][][], manner: Manner): string {
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width === 0) return "";
  const lines = rows.map((row) => line(Array.from({ length: width }, (_, at) => writeCell(row[at] ?? [], manner))));
  return [lines[0], line(Array.from({ length: width }, () => "---")), ...lines.slice(1)].join("\n");
}

const line = (cells: string[]): string => `| ${cells.join(" | ")} |`;

/** On one line; the table takes one backslash away before every `|`, wherever it stands. */
const writeCell = (cell: Inline[], manner: Manner): string =>
  writeInline(cell, manner)
    .replaceAll(/\s*\n\s*/g, " ")
    .trim()
    .replaceAll("|", "\\|");

const marks = { strong: "**", em: "*", strike: "~~" } as const;

/** Writes from left to right, so that each part knows the character it follows; `after`: what follows the whole. */
function writeInline(children: readonly Inline[], manner: Manner, after?: Inline): string {
  let text = "";
  let guardNext = false;
  const merged = manner.marks ? mergeNeighbours(children) : withoutMarks(children);
  for (const [index, child] of merged.entries()) {
    const written = writeOne(child, manner, text, merged[index + 1] ?? after);
    // `!` before a link would make it a picture.
    if (written.startsWith("[") && /(?<!\\)!$/.test(text)) text = `${text.slice(0, -1)}\\!`;
    if (!("children" in child)) {
      text += guardNext ? guard(written) : written;
      guardNext = false;
      continue;
    }
    const [lead, core, tail] = split(written);
    if (core === "") {
      text += written;
      continue;
    }
    const before = text + lead;
    text = startsWithPunctuation(core) ? guardLast(before) : before;
    text += marks[child.kind] + core + marks[child.kind] + tail;
    guardNext = tail === "" && endsWithPunctuation(core);
  }
  return text;
}

/** Inside a mark, something always follows. */
const closing = words("*");

const withoutMarks = (children: readonly Inline[]): Inline[] =>
  children.flatMap((child) => ("children" in child ? withoutMarks(child.children) : [child]));

/** Two of the same mark side by side are one: their spelling would read as something else. */
function mergeNeighbours(children: readonly Inline[]): Inline[] {
  const merged: Inline[] = [];
  for (const child of children) {
    const last = merged.at(-1);
    if (last?.kind === "code" && child.kind === "code")
      merged[merged.length - 1] = { ...last, text: last.text + child.text };
    else if (last && "children" in last && "children" in child && last.kind === child.kind)
      merged[merged.length - 1] = { ...last, children: [...last.children, ...child.children] };
    else merged.push(child);
  }
  return merged;
}

function writeOne(child: Inline, manner: Manner, before: string, next: Inline | undefined): string {
  switch (child.kind) {
    case "words":
      return writeWords(child.text, manner, next);
    case "code":
      return writeInlineCode(child.text, manner);
    case "link":
      return writeLink(child, manner, before, next);
    case "person":
      return personMarkdown(child.name, child.id);
    case "channel":
      return channelMarkdown(child.name, child.id);
    case "break":
      return "\n";
    default:
      return writeInline(child.children, manner, closing);
  }
}

/** Words beside nothing else are whole: their ends are those of the text. */
function writeWords(text: string, manner: Manner, next: Inline | undefined): string {
  const lines = text.split("\n").map((line) => manner.escape(line));
  const written = lines.join("\n");
  // An address that the words end with would swallow what follows.
  return next && next.kind !== "break" && /:\/\/\S+$/.test(text) && !startsWithSpace(next) ? escapeAll(text) : written;
}

const startsWithSpace = (next: Inline): boolean => next.kind === "words" && /^\s/.test(next.text);

function writeInlineCode(text: string, manner: Manner): string {
  const code = text.replaceAll(/\s*\n\s*/g, " ");
  if (code.trim() === "" || !manner.marks) return manner.escape(code);
  const longest = Math.max(0, ...[...code.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = "`".repeat(longest + 1);
  const pad = /^`|`$|^ .*\S.* $/.test(code) ? " " : "";
  return `${fence}${pad}${code}${pad}${fence}`;
}

const emailAddress = /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;

function writeLink(link: Inline & { kind: "link" }, manner: Manner, before: string, next: Inline | undefined): string {
  const { url, label } = link;
  if (label === undefined) return writeAddress(url, before, next);
  if (url === `mailto:${label}` && emailAddress.test(label)) return `<${label}>`;
  return `[${writeLabel(label, manner)}](${writeDestination(url)})`;
}

const writeLabel = (label: string, manner: Manner): string =>
  manner.escape(label.replaceAll(/\s+/g, " ")).replaceAll(/(?<!\\)\]/g, "\\]");

/** As it is when the grammar finds exactly it; in angle brackets otherwise. */
function writeAddress(url: string, before: string, next: Inline | undefined): string {
  const alone = /(?:^|[\s(])$/.test(before) && (next === undefined || next.kind === "break" || startsWithSpace(next));
  const found = alone && /^https?:/i.test(url) ? grammar.linkify.matchAtStart(url)?.url : undefined;
  return found === url && !url.endsWith("*") ? url : `<${url}>`;
}

function writeDestination(url: string): string {
  const safe = url.replaceAll("\\", "%5C").replaceAll(/&(?=#|[a-z][a-z0-9]*;)/gi, "\\&");
  return /[()]/.test(safe) ? `<${safe}>` : safe;
}

/** White space stands outside of emphasis: ` bold ` with the marks inside would be no emphasis. */
function split(text: string): [string, string, string] {
  const core = text.trim();
  const at = text.indexOf(core);
  return [text.slice(0, at), core, text.slice(at + core.length)];
}

const punctuationOrSymbol = /[\p{P}\p{S}]/u;
const startsWithPunctuation = (text: string) => punctuationOrSymbol.test(text[0] ?? "");
const endsWithPunctuation = (text: string) => punctuationOrSymbol.test(text.at(-1) ?? "");

/**
 * CommonMark opens no emphasis between a letter and a punctuation mark (`a**(b)**`): the letter written as a
 * character reference reads the same and counts as punctuation.
 */
const guardLast = (text: string): string => text.replace(/[\p{L}\p{N}]$/u, reference);
const guard = (text: string): string => text.replace(/^[\p{L}\p{N}]/u, reference);
const reference = (character: string): string => `&#${character.codePointAt(0)};`;
