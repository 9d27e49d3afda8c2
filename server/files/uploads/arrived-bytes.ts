import { partBytes, type Storage, type StoredBytes } from "#platform/storage/storage.ts";
import type { FileBytes, Patch } from "../first-look/index.ts";

/** Stored bytes for who looks through them; the part that was opened last is kept, since looks go forward. */
export function arrivedBytes(storage: Storage, stored: StoredBytes, size: number): FileBytes {
  let held: { number: number; bytes: Buffer } | undefined;
  const part = async (number: number) => {
    if (held?.number !== number) held = { number, bytes: await storage.part(stored, number) };
    return held.bytes;
  };
  return {
    size,
    read: async (from, end) => {
      const to = Math.min(end, size);
      const pieces: Buffer[] = [];
      for (let at = Math.max(0, from); at < to; ) {
        const begins = at - (at % partBytes);
        const piece = (await part(begins / partBytes)).subarray(at - begins, to - begins);
        if (piece.length === 0) throw new Error("stored bytes end too early");
        pieces.push(piece);
        at += piece.length;
      }
      return pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces);
    },
  };
}

/** Writes over what is there. Done again after a crash in between it is done whole. */
export async function applyPatches(storage: Storage, stored: StoredBytes, patches: readonly Patch[]): Promise<void> {
  const pieces = patches.flatMap(split);
  for (const [number, some] of Map.groupBy(pieces, (piece) => piece.number)) {
    const bytes = Buffer.from(await storage.part(stored, number));
    for (const piece of some) piece.bytes.copy(bytes, piece.at);
    await storage.write(stored, number, bytes);
  }
}

/** A patch by the parts it touches. */
function split({ at, bytes }: Patch): { number: number; at: number; bytes: Buffer }[] {
  const pieces: { number: number; at: number; bytes: Buffer }[] = [];
  for (let from = 0; from < bytes.length; ) {
    const within = (at + from) % partBytes;
    const piece = bytes.subarray(from, from + partBytes - within);
    pieces.push({ number: Math.floor((at + from) / partBytes), at: within, bytes: piece });
    from += piece.length;
  }
  return pieces;
}
