/**
 * What kind of picture some bytes are and how large, read from their head: never believed from a name or a header,
 * never decoded here. May import: nothing.
 */

/** The kinds every browser draws and that hold no script. */
export type ImageType = "image/png" | "image/jpeg" | "image/webp" | "image/gif";
export type ImageHead = { mediaType: ImageType; width: number; height: number };

/** A small file can hold a huge picture that every viewer would have to unpack. */
const usualPixels = 8192;

/** Undefined when it is none of these, or of no sane size: neither side longer than `mostPixels`. */
export function imageHead(bytes: Buffer, mostPixels = usualPixels): ImageHead | undefined {
  for (const [mediaType, sizeOf] of readers) {
    const size = sizeOf(bytes);
    if (size && isSane(size, mostPixels)) return { mediaType, ...size };
  }
  return undefined;
}

type Size = { width: number; height: number };
const isSane = ({ width, height }: Size, mostPixels: number): boolean =>
  width > 0 && height > 0 && width <= mostPixels && height <= mostPixels;

const readers = [
  ["image/png", pngSize],
  ["image/jpeg", jpegSize],
  ["image/webp", webpSize],
  ["image/gif", gifSize],
] as const;

/** PNG (ISO/IEC 15948, 5.2 and 11.2.2): signature, then IHDR. */
function pngSize(bytes: Buffer): Size | undefined {
  const signature = "89504e470d0a1a0a0000000d49484452";
  if (bytes.length < 33 || bytes.toString("hex", 0, 16) !== signature) return undefined;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** JPEG (ITU-T T.81, B.1.1): segments up to the first start of frame, which holds the size. */
function jpegSize(bytes: Buffer): Size | undefined {
  if (bytes.length < 4 || bytes.toString("hex", 0, 3) !== "ffd8ff") return undefined;
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] as number;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    if (marker === 0xff) at += 1;
    else at += 2 + Math.max(2, bytes.readUInt16BE(at + 2));
  }
  return undefined;
}

/** WebP (RFC 9649): a RIFF container whose first chunk is VP8, VP8L or VP8X. */
function webpSize(bytes: Buffer): Size | undefined {
  if (bytes.length < 30 || bytes.toString("latin1", 0, 4) !== "RIFF" || bytes.toString("latin1", 8, 12) !== "WEBP")
    return undefined;
  const kind = bytes.toString("latin1", 12, 16);
  if (kind === "VP8X") return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  if (kind === "VP8 ") return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  if (kind !== "VP8L" || bytes[20] !== 0x2f) return undefined;
  const packed = bytes.readUInt32LE(21);
  return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
}

/** GIF (GIF89a specification, 17 and 18): signature, then the logical screen's size. */
function gifSize(bytes: Buffer): Size | undefined {
  if (bytes.length < 13 || !/^GIF8[79]a$/.test(bytes.toString("latin1", 0, 6))) return undefined;
  return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
}
