/**
 * The beginning of a file as text when it is text: UTF-8, UTF-16 with its mark, or an older western encoding. What
 * text never holds (NUL, control characters) tells it from everything else.
 */
export function plainText(head: Buffer): string | undefined {
  const text = decoded(head);
  return text !== undefined && !neverInText.test(text.replaceAll("\u001b[", ""))
    ? text.replace(/^\ufeff/, "")
    : undefined;
}

/** Lines, tabs and the second block of controls do occur. */
const neverInText = /[\p{Cc}--[\t\n\v\f\r\u007f-\u009f]]/v;

function decoded(head: Buffer): string | undefined {
  const mark = head.length >= 2 ? head.readUInt16BE(0) : 0;
  if (mark === 0xfffe) return new TextDecoder("utf-16le").decode(head);
  if (mark === 0xfeff) return new TextDecoder("utf-16be").decode(head);
  try {
    // A character that the end of the head cuts through is none that is wrong.
    return new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
  } catch {
    return head.includes(0) || rareBytes(head) ? undefined : new TextDecoder("windows-1252").decode(head);
  }
}

/** Words in an older encoding are mostly plain letters; compressed bytes are not. */
function rareBytes(head: Buffer): boolean {
  let high = 0;
  for (const byte of head) if (byte >= 0x80) high += 1;
  return high > head.length * 0.3;
}
