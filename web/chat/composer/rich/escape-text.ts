import { addressesIn } from "./message-shape.ts";

/** How much is escaped: nothing, what usually means something, or every sign Markdown knows. */
export type Escape = "none" | "some" | "all";

const some = /[\\`*_~[\]<>&|$]/g;
const every = /[!-/:-@[-`{-~]/g;

/** Words as Markdown that means nothing but themselves. */
export function escapeText(text: string, escape: Escape, lineStart: boolean): string {
  if (escape === "none") return text;
  const parts = addressesIn(text).map(([part, href]) =>
    href === undefined ? escapeWords(part, escape) : escape === "some" ? part : address(part, href),
  );
  const line = parts.join("");
  return lineStart && escape === "some" ? escapeLineStart(line) : line;
}

/** Words that stand in a link, where addresses are words. */
export const escapeWords = (text: string, escape: Escape): string =>
  escape === "none" ? text : text.replace(escape === "some" ? some : every, "\\$&");

const address = (part: string, href: string): string =>
  part === href && /^[^\s<>]+$/.test(part) ? `<${part}>` : `[${escapeWords(part, "all")}](${destination(href)})`;

/** Where a link leads, as it stands in brackets. */
export const destination = (href: string): string => {
  const safe = href.replace(/&(?=#?[a-z0-9]+;)/gi, "\\&");
  return /[()\s<>\\]/.test(href) ? `<${safe.replace(/[<>]/g, "\\$&")}>` : safe;
};

/** Heading, list, rule, underline of a heading: a line that would begin one begins with its words. */
const escapeLineStart = (line: string): string =>
  line.replace(/^(\s*)([#+=:-])/, "$1\\$2").replace(/^(\s*\d{1,9})([.)])/, "$1\\$2");

/** A character written so that a sign beside it counts as the end of a word. */
export const asEntity = (character: string): string => `&#${character.codePointAt(0)};`;
