import { type Box, boxesIn, boxesOf } from "./boxes.ts";
import type { FileBytes, Patch } from "./file-bytes.ts";

const mostBytes = 32 * 1024 * 1024;
/** ISO 6709 text of QuickTime, 3GPP's location box, and what action cameras write. */
const placeBoxes = ["\u00a9xyz", "loci", "gps ", "GPS ", "gps0", "GPMF"];
const holders = ["moov", "trak", "udta", "meta", "ilst"];
const namesPlace = /location|gps|latitude|longitude|iso6709/i;

/** What takes the place where it was filmed out of an MP4 or QuickTime film that begins at `start`. */
export async function positionInVideo(bytes: FileBytes, start = 0): Promise<Patch[]> {
  const patches: Patch[] = [];
  const looked = { at: 0 };
  for (const box of await boxesOf(bytes, start)) {
    const isMetadata = [...holders, ...placeBoxes, "uuid"].includes(box.type);
    if (isMetadata && box.to - box.at <= mostBytes) {
      const buffer = await bytes.read(box.at, box.to);
      for (const patch of inBox(buffer, box, { base: box.at, depth: 0, looked })) patches.push(patch);
    }
  }
  return patches;
}

/** Boxes in boxes in boxes, deeper than any film has them, are somebody's attempt at our stack. */
const mostDepth = 8;
/** In all of them: a film of many hours has some thousands. */
const mostLookedAt = 50_000;

type Where = { base: number; depth: number; looked: { at: number } };

function inBox(buffer: Buffer, box: Box, { base, depth, looked }: Where): Patch[] {
  if ((looked.at += 1) > mostLookedAt) return [];
  if (placeBoxes.includes(box.type)) return [blank(box)];
  const text = (part: Box) => buffer.toString("latin1", part.from - base, part.to - base);
  if (box.type === "uuid" || box.type === "XMP_") return namesPlace.test(text(box)) ? [blank(box)] : [];
  if (!holders.includes(box.type) || depth > mostDepth) return [];
  const below = { base, depth: depth + 1, looked };
  // ISO's `meta` has a version before its boxes, QuickTime's has none.
  const isFull = box.type === "meta" && buffer.toString("latin1", box.from - base + 4, box.from - base + 8) !== "hdlr";
  const children = boxesIn(buffer, base, box.from + (isFull ? 4 : 0), box.to);
  const keys = children.find(({ type }) => type === "keys");
  const places = keys ? placeKeys(buffer.subarray(keys.from - base, keys.to - base)) : [];
  return children.flatMap((child) => {
    if (child.type !== "ilst") return inBox(buffer, child, below);
    return boxesIn(buffer, base, child.from, child.to).flatMap((item) =>
      places.includes(Buffer.from(item.type, "latin1").readUInt32BE(0)) ? [blank(item)] : inBox(buffer, item, below),
    );
  });
}

/** The numbers, from 1, of the keys that name a place (QuickTime File Format, "Metadata item keys atom"). */
function placeKeys(keys: Buffer): number[] {
  const found: number[] = [];
  for (let at = 8, number = 1; at + 8 <= keys.length; number += 1) {
    const size = keys.readUInt32BE(at);
    if (size < 8) break;
    if (namesPlace.test(keys.toString("latin1", at + 8, at + size))) found.push(number);
    at += size;
  }
  return found;
}

/** `free` is what every reader skips. */
function blank({ at, from, to }: Box): Patch {
  const bytes = Buffer.alloc(to - at - 4);
  bytes.write("free", 0, "latin1");
  // A length of 64 bits stands behind the type.
  if (from - at === 16) bytes.writeBigUInt64BE(BigInt(to - at), 4);
  return { at: at + 4, bytes };
}
