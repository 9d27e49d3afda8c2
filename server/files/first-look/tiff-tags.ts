import type { FileBytes, Patch } from "./file-bytes.ts";

/** What a TIFF structure (TIFF 6.0; EXIF is one: CIPA DC-008) says of turning and of where it was taken. */
export type TiffTags = { orientation: number | undefined; positions: Patch[] };

const orientationTag = 0x0112;
const gpsTag = 0x8825;
/** Bytes of one value, by type; 0 where there is no such type. */
const typeBytes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];
const mostEntries = 512;
const mostPositionBytes = 64 * 1024;

type Entry = { tag: number; type: number; count: number; value: number; short: number };
type Directory = { at: number; entries: Entry[]; next: number };

/** Undefined when what begins at `at` is none, which is how one that is found by its first bytes is told from chance. */
export async function tiffTags(bytes: FileBytes, at: number): Promise<TiffTags | undefined> {
  const head = await bytes.read(at, at + 8);
  if (head.length < 8) return undefined;
  const isLittle = head.readUInt16BE(0) === 0x4949;
  const number = (buffer: Buffer, where: number, size: 2 | 4) =>
    isLittle ? buffer.readUIntLE(where, size) : buffer.readUIntBE(where, size);
  if (number(head, 2, 2) !== 42) return undefined;
  const directory = async (offset: number): Promise<Directory | undefined> => {
    const counted = await bytes.read(at + offset, at + offset + 2);
    const count = counted.length === 2 ? number(counted, 0, 2) : 0;
    if (count === 0 || count > mostEntries) return undefined;
    const body = await bytes.read(at + offset + 2, at + offset + 2 + count * 12 + 4);
    if (body.length < count * 12) return undefined;
    const entries = Array.from({ length: count }, (_, index) => entryAt(body, index * 12, number));
    if (!entries.every(({ type }) => typeBytes[type])) return undefined;
    return { at: at + offset, entries, next: body.length < count * 12 + 4 ? 0 : number(body, count * 12, 4) };
  };
  const found: TiffTags = { orientation: undefined, positions: [] };
  let offset = number(head, 4, 4);
  for (let seen = 0; offset >= 8 && seen < 4; seen += 1) {
    const here = await directory(offset);
    if (!here) return seen > 0 ? found : undefined;
    for (const entry of here.entries) {
      if (entry.tag === orientationTag && seen === 0) found.orientation = entry.short;
      const gps = entry.tag === gpsTag ? await directory(entry.value) : undefined;
      if (gps) found.positions.push(...blanks(gps, at, bytes.size));
    }
    offset = here.next;
  }
  return found;
}

const entryAt = (body: Buffer, at: number, number: (buffer: Buffer, where: number, size: 2 | 4) => number): Entry => ({
  tag: number(body, at, 2),
  type: number(body, at + 2, 2),
  count: number(body, at + 4, 4),
  value: number(body, at + 8, 4),
  short: number(body, at + 8, 2),
});

/** The directory itself becomes one without entries, and what its entries point at becomes nothing. */
function blanks({ at, entries }: Directory, base: number, size: number): Patch[] {
  const values = entries
    .map(({ type, count, value }) => ({ from: base + value, bytes: (typeBytes[type] ?? 0) * count }))
    .filter(({ bytes }) => bytes > 4 && bytes <= mostPositionBytes);
  return [{ from: at, bytes: 2 + entries.length * 12 }, ...values]
    .filter(({ from, bytes }) => from + bytes <= size)
    .map(({ from, bytes }) => ({ at: from, bytes: Buffer.alloc(bytes) }));
}
