import fc from "fast-check";

/**
 * Any code point, halves of pairs among them: `fc.string({ unit: anyCharacter })`. fast-check's own `binary` draws the
 * same, but first keeps a map of all 1.1 million of them: some seconds and 100 MB in each process.
 */
export const anyCharacter = fc.nat({ max: 0x10ffff }).map((point) => String.fromCodePoint(point), pointOf);

/** Tells fast-check which of its own dangerous words (`__proto__`…) can be made of such characters. */
function pointOf(text: unknown): number {
  const point = typeof text === "string" ? text.codePointAt(0) : undefined;
  if (point === undefined || String.fromCodePoint(point) !== text) throw new TypeError("not one character");
  return point;
}
