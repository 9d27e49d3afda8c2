/** Characters that draw nothing, or turn the direction of what follows: a title must not rearrange its surroundings. */
// oxlint-disable-next-line no-control-regex
const invisible =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]+/gu;

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
