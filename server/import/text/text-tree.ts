import { safeLink } from "@atrium/contract/chat/message-text.ts";

/**
 * A text as it was meant, free of any markup's spelling: what a foreign markup is read into, and what our Markdown
 * is written from.
 */
export type Inline =
  | { kind: "words"; text: string }
  | { kind: "strong" | "em" | "strike"; children: Inline[] }
  | { kind: "code"; text: string }
  /** Made by `linkTo`. Without a label the address itself is shown. */
  | { kind: "link"; url: string; label?: string }
  | { kind: "person" | "channel"; id: string; name: string }
  | { kind: "break" };

export type Block =
  /** Two breaks in a row begin a new paragraph. */
  | { kind: "paragraph"; children: Inline[] }
  | { kind: "quote"; blocks: Block[] }
  | { kind: "code"; text: string }
  | { kind: "list"; ordered: boolean; start: number; items: Block[][] }
  /** Rows of cells, the first row their headings. */
  | { kind: "table"; rows: Inline[][][] };

export const words = (text: string): Inline => ({ kind: "words", text });
export const paragraph = (...children: Inline[]): Block => ({ kind: "paragraph", children });

/** A link; where our grammar allows none, words that hold the label and the address. */
export function linkTo(url: string, label?: string): Inline {
  const shown = label?.trim() && label !== url ? label : undefined;
  if (safeLink.test(url) && !/[\s<>\p{Cc}]/u.test(url)) {
    return { kind: "link", url, ...(shown !== undefined && { label: shown }) };
  }
  return words(shown === undefined ? url : `${shown} (${url})`);
}

/** Whether there is anything to see. */
export const isEmpty = (blocks: readonly Block[]): boolean => blocks.every((block) => seenIn(block).trim() === "");

/** What a reader sees of a text, without its markup; white space is not exact. */
export const seenText = (blocks: readonly Block[]): string => blocks.map(seenIn).join("\n");

function seenIn(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return seenInline(block.children);
    case "quote":
      return seenText(block.blocks);
    case "code":
      return block.text;
    case "list":
      return block.items.map(seenText).join("\n");
    case "table":
      return block.rows.flat().map(seenInline).join("\n");
  }
}

export function seenInline(children: readonly Inline[]): string {
  return children
    .map((child) => {
      switch (child.kind) {
        case "words":
        case "code":
          return child.text;
        case "link":
          return child.label ?? child.url;
        case "person":
          return `@${child.name}`;
        case "channel":
          return `#${child.name}`;
        case "break":
          return "\n";
        default:
          return seenInline(child.children);
      }
    })
    .join("");
}

/** Every person named as a link, once for each time; `called`: only those it calls, who do not stand in a quote. */
export function peopleIn(blocks: readonly Block[], called = false): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === "paragraph") return peopleInline(block.children);
    if (block.kind === "quote") return called ? [] : peopleIn(block.blocks);
    if (block.kind === "table") return block.rows.flat().flatMap(peopleInline);
    return block.kind === "list" ? block.items.flatMap((item) => peopleIn(item, called)) : [];
  });
}

const peopleInline = (children: readonly Inline[]): string[] =>
  children.flatMap((child) =>
    child.kind === "person" ? [child.id] : "children" in child ? peopleInline(child.children) : [],
  );
