import { imageHead } from "#platform/images/image-head.ts";
import { type Box, boxesIn, boxesOf } from "./boxes.ts";
import type { FileBytes } from "./file-bytes.ts";
import { tiffTags } from "./tiff-tags.ts";

/** Pixels as they are seen, turned upright, and how long it takes; null for what is not known. */
export type MediaSize = { width: number | null; height: number | null; durationMs: number | null };
export const nothingKnown: MediaSize = { width: null, height: null, durationMs: null };

const headBytes = 1024 * 1024;
/** Both formats could say more; nothing that is drawn has such sides. */
const mostPixels = 65_535;

/** A picture's size from its head, without decoding anything. */
export async function pictureSize(bytes: FileBytes, mediaType: string): Promise<MediaSize> {
  if (["image/heic", "image/heif", "image/avif"].includes(mediaType)) return boxedPictureSize(bytes);
  const head = await bytes.read(0, headBytes);
  const size = imageHead(head, mostPixels);
  if (!size) return nothingKnown;
  return { ...turned(size, await exifTurn(bytes, head)), durationMs: null };
}

type Sides = { width: number; height: number };
const turned = ({ width, height }: Sides, isOnItsSide: boolean): Sides =>
  isOnItsSide ? { width: height, height: width } : { width, height };

/** EXIF's orientations from 5 on are quarter turns. */
async function exifTurn(bytes: FileBytes, head: Buffer): Promise<boolean> {
  const marks = [Buffer.from("Exif\0\0"), Buffer.from("EXIF"), Buffer.from("eXIf")];
  const found = marks.map((mark) => ({ at: head.indexOf(mark), mark })).find(({ at }) => at >= 0);
  if (!found) return false;
  const after = found.at + found.mark.length;
  const begins = ["II*\0", "MM\0*"].map((order) =>
    head.subarray(after, after + 16).indexOf(Buffer.from(order, "latin1")),
  );
  const begin = begins.find((at) => at >= 0);
  const tags = begin === undefined ? undefined : await tiffTags(bytes, after + begin);
  return (tags?.orientation ?? 1) >= 5;
}

const mostMetadata = 16 * 1024 * 1024;

async function contentsOf(bytes: FileBytes, type: string): Promise<{ buffer: Buffer; box: Box } | undefined> {
  const box = (await boxesOf(bytes)).find((found) => found.type === type);
  return box && box.to - box.at <= mostMetadata ? { buffer: await bytes.read(box.at, box.to), box } : undefined;
}

/** HEIF (ISO/IEC 23008-12): the largest of its pictures, which is the one its tiles make up. */
async function boxedPictureSize(bytes: FileBytes): Promise<MediaSize> {
  const meta = await contentsOf(bytes, "meta");
  if (!meta) return nothingKnown;
  const { buffer, box } = meta;
  const within = (parent: Box | undefined) => (parent ? boxesIn(buffer, box.at, parent.from, parent.to) : []);
  const named = (boxes: Box[], type: string) => boxes.find((one) => one.type === type);
  const properties = within(named(within(named(boxesIn(buffer, box.at, box.from + 4, box.to), "iprp")), "ipco"));
  const sizes = properties
    .filter(({ type, from, to }) => type === "ispe" && to - from >= 12)
    .map(({ from }) => ({
      width: buffer.readUInt32BE(from - box.at + 4),
      height: buffer.readUInt32BE(from - box.at + 8),
    }))
    .filter(({ width, height }) => width > 0 && height > 0 && width <= mostPixels && height <= mostPixels);
  const largest = sizes.sort((a, b) => b.width * b.height - a.width * a.height)[0];
  if (!largest) return nothingKnown;
  const rotation = named(properties, "irot");
  const isOnItsSide = rotation !== undefined && ((buffer[rotation.from - box.at] ?? 0) & 1) === 1;
  return { ...turned(largest, isOnItsSide), durationMs: null };
}

/** A film's size and duration; `hasPicture` tells a film from a recording in the same container. */
export async function filmSize(bytes: FileBytes): Promise<MediaSize & { hasPicture: boolean }> {
  const movie = await contentsOf(bytes, "moov");
  if (!movie) return { ...nothingKnown, hasPicture: true };
  const { buffer, box } = movie;
  const within = (parent: Box | undefined) => (parent ? boxesIn(buffer, box.at, parent.from, parent.to) : []);
  const one = (parent: Box, type: string) => within(parent).find((child) => child.type === type);
  const contents = (part: Box | undefined) => buffer.subarray((part?.from ?? 0) - box.at, (part?.to ?? 0) - box.at);
  const films = within(box).filter((track) => {
    const media = track.type === "trak" ? one(track, "mdia") : undefined;
    return media !== undefined && contents(one(media, "hdlr")).toString("latin1", 8, 12) === "vide";
  });
  const header = one(box, "mvhd");
  const film = films[0] && one(films[0], "tkhd");
  return {
    ...(film ? trackSize(contents(film)) : { width: null, height: null }),
    durationMs: header ? durationOf(contents(header)) : null,
    hasPicture: films.length > 0,
  };
}

/** The track header's last fields: a matrix, then width and height in 16.16. */
function trackSize(header: Buffer): { width: number | null; height: number | null } {
  const matrix = header[0] === 1 ? 52 : 40;
  if (header.length < matrix + 44) return { width: null, height: null };
  const width = header.readUInt32BE(matrix + 36) >>> 16;
  const height = header.readUInt32BE(matrix + 40) >>> 16;
  if (width === 0 || height === 0) return { width: null, height: null };
  return turned({ width, height }, header.readInt32BE(matrix) === 0 && header.readInt32BE(matrix + 4) !== 0);
}

const mostDuration = 2 ** 31 - 1;

function durationOf(header: Buffer): number | null {
  const isLong = header[0] === 1;
  if (header.length < (isLong ? 32 : 20)) return null;
  const scale = header.readUInt32BE(isLong ? 20 : 12);
  const units = isLong ? Number(header.readBigUInt64BE(24)) : header.readUInt32BE(16);
  const duration = Math.round((units / scale) * 1000);
  return scale > 0 && duration > 0 && duration <= mostDuration ? duration : null;
}
