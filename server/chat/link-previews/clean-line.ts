/**
 * Characters that draw nothing, or turn the direction of what follows: a title must not rearrange its surroundings.
 * What joins emoji stays.
 */
const invisible = /[[\p{Cc}\p{Cf}]--[\u200d]]+/gv;

/** Somebody else's words as one plain line of at most `most` characters. */
export function cleanLine(text: string, most: number): string {
  const line = text
    .slice(0, most * 20)
    .replace(/[\s\u2028\u2029]+/gu, " ")
    .replace(invisible, "")
    .trim()
    .toWellFormed();
  if (line.length <= most) return line;
  return `${line
    .slice(0, most - 1)
    .toWellFormed()
    .replace(/\ufffd$/, "")
    .trimEnd()}…`;
}
