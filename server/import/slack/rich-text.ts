/**
 * Slack's rich-text blocks, what its own editor writes, read into a tree. What is not known is shown as its words.
 * https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
 */
import { type Block, type Inline, linkTo, paragraph, seenInline, words } from "../text/index.ts";
import { isPersonId, type Names, readChannel } from "./mrkdwn.ts";
import { emojiFromCode, emojiOf } from "./slack-emoji.ts";

/** Any block or element; everything in it may be missing or of another kind. */
export type RichNode = { type?: unknown; elements?: unknown; [key: string]: unknown };

const nodes = (value: unknown): RichNode[] =>
  Array.isArray(value) ? value.filter((each): each is RichNode => typeof each === "object" && each !== null) : [];
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** The rich-text blocks among a message's blocks, read; empty when there are none. */
export function readRichText(blocks: unknown, names: Names): Block[] {
  return nodes(blocks)
    .filter((block) => block.type === "rich_text")
    .flatMap((block) => readParts(nodes(block.elements), names));
}

function readParts(parts: RichNode[], names: Names): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] as RichNode;
    if (part.type === "rich_text_list") {
      // Slack writes a nested list as several flat ones with different indents.
      const first = at;
      while (parts[at + 1]?.type === "rich_text_list") at += 1;
      blocks.push(...nest(parts.slice(first, at + 1), names));
    } else {
      blocks.push(readPart(part, names));
    }
  }
  return blocks;
}

function readPart(part: RichNode, names: Names): Block {
  const inside = readElements(nodes(part.elements), names);
  if (part.type === "rich_text_quote") return { kind: "quote", blocks: [paragraph(...inside)] };
  if (part.type !== "rich_text_preformatted") return paragraph(...trimBreaks(inside));
  return { kind: "code", text: seenInline(inside).replaceAll(/^\n|\n$/g, "") };
}

type List = Block & { kind: "list" };

function nest(lists: RichNode[], names: Names): List[] {
  const top: List[] = [];
  const path: { indent: number; list: List }[] = [];
  for (const part of lists) {
    const indent = typeof part["indent"] === "number" ? part["indent"] : 0;
    const ordered = part["style"] === "ordered";
    const start = typeof part["offset"] === "number" ? part["offset"] + 1 : 1;
    const items = nodes(part.elements).map((item) => readParts([{ ...item, type: "rich_text_section" }], names));
    while (path.length > 0 && (path.at(-1)?.indent ?? 0) > indent) path.pop();
    const here = path.at(-1);
    if (here && here.indent === indent && here.list.ordered === ordered) {
      here.list.items.push(...items);
      continue;
    }
    if (here?.indent === indent) path.pop();
    const list: List = { kind: "list", ordered, start, items };
    const parent = path.at(-1)?.list.items.at(-1);
    if (parent) parent.push(list);
    else top.push(list);
    path.push({ indent, list });
  }
  return top;
}

type Styled = { node: Inline; bold: boolean; italic: boolean; strike: boolean };

function readElements(elements: RichNode[], names: Names): Inline[] {
  return group(elements.flatMap((element) => readElement(element, names)));
}

function readElement(element: RichNode, names: Names): Styled[] {
  const style = (element["style"] ?? {}) as Record<string, unknown>;
  const on = (name: string) => style[name] === true;
  const read = on("code")
    ? [{ kind: "code" as const, text: seenInline(readNode(element, names)) }]
    : readNode(element, names);
  // A mark never crosses a line.
  return read.map((node) => {
    const marked = node.kind !== "break";
    return { node, bold: marked && on("bold"), italic: marked && on("italic"), strike: marked && on("strike") };
  });
}

function readNode(element: RichNode, names: Names): Inline[] {
  const text = textOf(element["text"]);
  switch (element.type) {
    case "text":
      return withBreaks(text);
    case "link":
      return textOf(element["url"]) ? [linkTo(textOf(element["url"]), text || undefined)] : withBreaks(text);
    case "emoji":
      return [words(emojiName(element))];
    case "user":
      return isPersonId(textOf(element["user_id"]))
        ? [{ kind: "person", ...names.person(textOf(element["user_id"])) }]
        : [words("@unknown")];
    case "channel":
      return [readChannel(textOf(element["channel_id"]), undefined, names)];
    case "broadcast":
      return [words(`@${textOf(element["range"]) || "channel"}`)];
    case "usergroup":
      return [words(`@${textOf(element["usergroup_handle"]) || "group"}`)];
    case "date":
      return [words(textOf(element["fallback"]) || dateOf(element["timestamp"]))];
    case "color":
      return [words(textOf(element["value"]))];
    default:
      return element.elements ? readElements(nodes(element.elements), names) : withBreaks(text);
  }
}

const emojiName = (element: RichNode): string =>
  emojiFromCode(textOf(element["unicode"])) ?? emojiOf(textOf(element["name"])) ?? `:${textOf(element["name"])}:`;

const dateOf = (timestamp: unknown): string =>
  typeof timestamp === "number" && Math.abs(timestamp) < 8e12
    ? new Date(timestamp * 1000).toISOString().slice(0, 16)
    : "";

const withBreaks = (text: string): Inline[] =>
  text
    .replaceAll(/\r\n?/g, "\n")
    .split("\n")
    .flatMap((line, index) => [...(index ? [{ kind: "break" as const }] : []), ...(line ? [words(line)] : [])]);

const trimBreaks = (children: Inline[]): Inline[] => {
  const from = children.findIndex((child) => child.kind !== "break");
  return from < 0 ? [] : children.slice(from, children.findLastIndex((child) => child.kind !== "break") + 1);
};

const layers = [
  ["bold", "strong"],
  ["italic", "em"],
  ["strike", "strike"],
] as const;

/** Neighbours that share a style stand in one mark together, the styles one inside the other. */
function group(run: Styled[], layer = 0): Inline[] {
  const [style, kind] = layers[layer] ?? [];
  if (!style || !kind) return run.map(({ node }) => node);
  const grouped: Inline[] = [];
  for (let at = 0; at < run.length; ) {
    const on = (run[at] as Styled)[style];
    let end = at + 1;
    while (end < run.length && (run[end] as Styled)[style] === on) end += 1;
    const children = group(run.slice(at, end), layer + 1);
    grouped.push(...(on ? [{ kind, children }] : children));
    at = end;
  }
  return grouped;
}

/** How often the rich text among a message's blocks calls somebody. */
export const countRichPeople = (blocks: unknown): number =>
  countPeopleIn(nodes(blocks).filter((block) => block.type === "rich_text"));

const countPeopleIn = (found: RichNode[]): number =>
  found.reduce((sum, node) => sum + Number(isCall(node)) + countPeopleIn(nodes(node.elements)), 0);

const isCall = (node: RichNode): boolean => node.type === "user" && isPersonId(textOf(node["user_id"]));
