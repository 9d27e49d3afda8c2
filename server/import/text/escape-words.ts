import { messageGrammar } from "@atrium/contract/chat/message-text.ts";

const { linkify } = messageGrammar();

/** A text with any of these characters may mean something to the grammar. */
const special = /[\\`*_~[<&|$]/;

/**
 * Words as Markdown that means nothing but themselves. Escapes only what the grammar would take for markup, so that
 * whoever edits the message finds it readable. Beginnings of lines are `escapeLineStart`'s. What stands beside the
 * words is unknown here, so their two ends are treated with care.
 */
export function escapeWords(text: string): string {
  if (!special.test(text)) return text;
  const parts: string[] = [];
  let from = 0;
  for (const [start, end] of addressesIn(text)) {
    parts.push(escapeRun(text, from, start), text.slice(start, end));
    from = end;
  }
  parts.push(escapeRun(text, from, text.length));
  return parts.join("");
}

/** Every character that Markdown knows, escaped: for texts that the careful way does not carry over whole. */
export const escapeAll = (text: string): string => text.replaceAll(/[!-/:-@[-`{-~]/g, "\\$&");

/** Where addresses with a scheme stand, which the grammar takes as they are: escapes inside would be part of them. */
function addressesIn(text: string): [number, number][] {
  const found: [number, number][] = [];
  if (!text.includes("://")) return found;
  let until = 0;
  for (const { index } of text.matchAll(/(?<![a-z0-9.+-])[a-z][a-z0-9.+-]{0,9}:\/\//gi)) {
    if (index < until) continue;
    const url = linkify.matchAtStart(text.slice(index))?.url.replace(/\*+$/, "");
    if (!url) continue;
    until = index + url.length;
    found.push([index, until]);
  }
  return found;
}

const punctuation = /[!-/:-@[-`{-~]/;
const wordCharacter = /[\p{L}\p{N}]/u;
const space = /\s/;

function escapeRun(text: string, from: number, to: number): string {
  let escaped = "";
  for (let at = from; at < to; at += 1) {
    const character = text[at] as string;
    escaped += needsEscape(character, text, at) ? `\\${character}` : character;
  }
  return escaped;
}

function needsEscape(character: string, text: string, at: number): boolean {
  const before = text[at - 1];
  const after = text[at + 1];
  switch (character) {
    case "\\":
      return after === undefined || punctuation.test(after);
    case "`":
    case "[":
      return true;
    case "*":
      return !(isSpace(before) && isSpace(after));
    case "_":
      return !((isSpace(before) && isSpace(after)) || (isWord(before) && isWord(after)));
    case "~":
      return before === undefined || after === undefined || before === "~" || after === "~";
    case "|":
    case "$":
      return before === undefined || after === undefined || before === character || after === character;
    case "<":
      return /^<[^\s<>]+>/.test(text.slice(at, at + 3000));
    case "&":
      return /^&(?:#x?[0-9a-f]+|[a-z][a-z0-9]*);/i.test(text.slice(at, at + 40));
    default:
      return false;
  }
}

const isSpace = (character: string | undefined) => character !== undefined && space.test(character);
const isWord = (character: string | undefined) => character !== undefined && wordCharacter.test(character);

/**
 * A finished line that would begin a block (heading, list, quote, rule, table), made to begin with its words.
 * Indentation becomes no-break spaces: four plain ones would be code, and fewer would be lost.
 */
export function escapeLineStart(line: string): string {
  const indented = /^[ \t]+/.exec(line)?.[0];
  if (indented) return indented.replaceAll("\t", "    ").replaceAll(" ", "\u00a0") + line.slice(indented.length);
  const number = /^(\d{1,9})([.)])(?=\s|$)/.exec(line);
  if (number) return `${number[1]}\\${line.slice((number[1] as string).length)}`;
  return block.test(line) ? `\\${line}` : line;
}

/** Heading, list, quote, underline of a heading, rule, second line of a table. */
const block = /^(?:#{1,6}(?:\s|$)|[-+*](?:\s|$)|>|[-=]+\s*$|(?:[-_*]\s*){3,}$|[-:|][-:|\s]*-[-:|\s]*$)/;
