/** Quiet colours that white initials stand out from (4.5:1, checked in tokens.test.ts). */
export const avatarColours = [
  "#8A4B6B",
  "#3B6A92",
  "#7A5C3E",
  "#4F6F3A",
  "#6A55A0",
  "#2E7573",
  "#9A5428",
  "#9B3F4A",
  "#4A6480",
  "#746419",
  "#5B5B93",
  "#3F7350",
] as const;

/** The same colour for the same id, everywhere and for ever. The end of a UUIDv7 is its random part. */
export function avatarColour(id: string): string {
  let sum = 0;
  for (const letter of id.slice(-12)) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  return avatarColours[sum % avatarColours.length] ?? avatarColours[0];
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const first = (word: string): string => graphemes.segment(word)[Symbol.iterator]().next().value?.segment ?? "";

/** First letters of the first and last word of a name, in any script; a bracket or quotation mark is none. */
export function initials(name: string): string {
  const parts = name.trim().split(/\s+/u).filter(Boolean);
  const lettered = parts.map((part) => part.replace(/^[^\p{L}\p{N}]+/u, "")).filter(Boolean);
  const words = lettered.length > 0 ? lettered : parts;
  const [start = "", end = ""] = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return (first(start) + first(end)).toLocaleUpperCase() || "?";
}
