import type { FileBytes } from "./file-bytes.ts";

/** A box of the ISO base media file format (ISO/IEC 14496-12, 4.2; QuickTime calls it an atom). */
export type Box = { type: string; at: number; from: number; to: number };

const mostBoxes = 10_000;

/** The boxes between two places of a file, without what is in them; stops at what is none. */
export async function boxesOf(bytes: FileBytes, from = 0, to = bytes.size): Promise<Box[]> {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= to && boxes.length < mostBoxes; ) {
    const box = boxAt(await bytes.read(at, Math.min(at + 16, to)), at, to);
    if (!box) break;
    boxes.push(box);
    at = box.to;
  }
  return boxes;
}

/** The boxes in a buffer whose first byte is at `base` of the file. */
export function boxesIn(buffer: Buffer, base: number, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= to && boxes.length < mostBoxes; ) {
    const box = boxAt(buffer.subarray(at - base, at - base + 16), at, to);
    if (!box) break;
    boxes.push(box);
    at = box.to;
  }
  return boxes;
}

function boxAt(head: Buffer, at: number, end: number): Box | undefined {
  if (head.length < 8) return undefined;
  const type = head.toString("latin1", 4, 8);
  const short = head.readUInt32BE(0);
  if (short === 0) return { type, at, from: at + 8, to: end };
  if (short === 1 && head.length < 16) return undefined;
  const size = short === 1 ? Number(head.readBigUInt64BE(8)) : short;
  const from = at + (short === 1 ? 16 : 8);
  return at + size >= from && at + size <= end ? { type, at, from, to: at + size } : undefined;
}
