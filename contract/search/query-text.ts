import { foldText } from "./fold-text.ts";

/** What narrows a search, written as `operator:value`. Any other word with a colon is just text. */
export const operators = ["from", "in", "to", "before", "after", "on", "during", "has", "is"] as const;
export type Operator = (typeof operators)[number];

/** A stretch of what was typed: where it stands, and what it means. */
export type QueryPart = { text: string; from: number; to: number } & (
  | { kind: "filter"; operator: Operator; value: string }
  | { kind: "term"; folded: string; isPhrase: boolean }
  | { kind: "without"; folded: string }
);

const stretch = /(-?)(?:([a-z]+):(?:"([^"]*)"?|(\S+))|"([^"]*)"?|(\S+))/giu;
const isOperator = (name: string): name is Operator => (operators as readonly string[]).includes(name);

/**
 * Reads a search as people type it: `from:` and its like, `"phrase"`, `-word`, words. Nothing is an error: an unknown
 * operator is text, an open quote ends with the line.
 */
export function readQuery(query: string): QueryPart[] {
  const parts: QueryPart[] = [];
  for (const match of query.matchAll(stretch)) {
    const [text, minus, name, quoted, plain, phrase] = match as unknown as (string | undefined)[];
    const place = { text: text as string, from: match.index, to: match.index + (text as string).length };
    const operator = name?.toLowerCase() ?? "";
    const value = (quoted ?? plain ?? "").trim();
    if (!minus && isOperator(operator) && value) parts.push({ ...place, kind: "filter", operator, value });
    else addWords(parts, place, { isWithout: minus === "-", phrase });
  }
  return parts;
}

function addWords(
  parts: QueryPart[],
  place: { text: string; from: number; to: number },
  { isWithout, phrase }: { isWithout: boolean; phrase: string | undefined },
): void {
  const written = phrase ?? (isWithout ? place.text.slice(1) : place.text).replaceAll('"', "");
  const folded = foldText(written);
  if (!folded) return;
  if (isWithout) parts.push({ ...place, kind: "without", folded });
  else parts.push({ ...place, kind: "term", folded, isPhrase: phrase !== undefined });
}

/** The words looked for, as they are highlighted. */
export const termsOf = (parts: readonly QueryPart[]): string[] =>
  parts.flatMap((part) => (part.kind === "term" ? [part.folded] : []));

/** A filter as it is written: with quotes when the value has a space. */
export const writtenFilter = (operator: Operator, value: string): string =>
  `${operator}:${/\s/.test(value) ? `"${value}"` : value}`;

/** What `has:` and `is:` may name. */
export const filterValues = {
  has: ["link", "file", "image", "code", "reaction", "pin", "poll"],
  is: ["thread", "unread", "saved"],
} as const;
