/** Bytes from `from` up to and without `to`. */
export type ByteRange = { from: number; to: number };

/**
 * The bytes a request asks for (RFC 9110, 14.1 and 14.2). Undefined: all of them, as for everything that is not one
 * well-formed range. Null: there are no such bytes, which is answered with 416.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | null | undefined {
  const [, first = "", last = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(header?.trim() ?? "") ?? [];
  if (first === "" && last === "") return undefined;
  if (first === "") {
    const length = Math.min(Number(last), size);
    return length > 0 ? { from: size - length, to: size } : null;
  }
  const from = Number(first);
  const to = last === "" ? size : Math.min(Number(last) + 1, size);
  // A range that ends before it begins is none, and ignored.
  if (last !== "" && Number(last) < from) return undefined;
  return from < size ? { from, to } : null;
}
