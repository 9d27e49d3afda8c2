import { crc32 } from "node:zlib";
import { bytesIn, type FileBytes, type Patch } from "./file-bytes.ts";
import { positionInVideo } from "./position-in-videos.ts";
import { tiffTags } from "./tiff-tags.ts";

/**
 * What takes the place where a picture was taken out of it. EXIF and XMP stand in every container (JPEG, WebP, HEIC,
 * AVIF, TIFF, the second picture or the short film behind the first) as they are, so they are looked for by their first
 * bytes in the whole file rather than by each container's rules, which hostile and merely odd files do not keep.
 */
export async function positionInPicture(bytes: FileBytes, mediaType: string): Promise<Patch[]> {
  return mediaType === "image/png" || mediaType === "image/apng" ? positionInPng(bytes) : positionsAnywhere(bytes);
}

const signatures = ["II*\0", "MM\0*", "<x:xmpmeta", "<rdf:RDF", "ftyp"].map((text) => Buffer.from(text, "latin1"));
const stepBytes = 1024 * 1024;
const overlap = 16;

/** Of each signature; a file made of nothing else must not keep us busy. */
const mostFound = 100;
/** Of all of them together; a picture names its place once or twice. */
const mostPatches = 50_000;

async function positionsAnywhere(bytes: FileBytes): Promise<Patch[]> {
  const patches: Patch[] = [];
  const found = new Map<Buffer, number>();
  for (let from = 0; from < bytes.size; from += stepBytes) {
    const step = await bytes.read(from, from + stepBytes + overlap);
    for (const signature of signatures)
      for (let at = step.indexOf(signature); at >= 0 && at < stepBytes; at = step.indexOf(signature, at + 1)) {
        found.set(signature, (found.get(signature) ?? 0) + 1);
        if ((found.get(signature) ?? 0) > mostFound || patches.length > mostPatches) break;
        patches.push(...(await positionsAt(bytes, from + at, signature[0])));
      }
  }
  return patches;
}

async function positionsAt(bytes: FileBytes, at: number, first: number | undefined): Promise<Patch[]> {
  if (first === 0x66) return at >= 4 ? positionInVideo(bytes, at - 4) : [];
  if (first === 0x3c) return positionInXmp(bytes, at);
  return (await tiffTags(bytes, at))?.positions ?? [];
}

const mostPacketBytes = 1024 * 1024;
const namesPlace = /gps|location|latitude|longitude|photoshop:city/i;

/** A packet that names a place is blanked whole: its properties take many forms, and none of them is shown here. */
async function positionInXmp(bytes: FileBytes, at: number): Promise<Patch[]> {
  const ahead = (await bytes.read(at, at + mostPacketBytes)).toString("latin1");
  const end = ahead.startsWith("<x") ? "</x:xmpmeta>" : "</rdf:RDF>";
  const length = ahead.indexOf(end);
  const packet = ahead.slice(0, length < 0 ? undefined : length + end.length);
  return namesPlace.test(packet) ? [{ at, bytes: Buffer.alloc(packet.length, " ") }] : [];
}

const mostChunkBytes = 4 * 1024 * 1024;
const textChunks = ["tEXt", "zTXt", "iTXt"];

/** PNG (ISO/IEC 15948, 5.3) has a checksum over each chunk, and may hold metadata compressed. */
async function positionInPng(bytes: FileBytes): Promise<Patch[]> {
  const patches: Patch[] = [];
  for (let at = 8; at + 12 <= bytes.size; ) {
    const head = await bytes.read(at, at + 8);
    const length = head.readUInt32BE(0);
    const type = head.toString("latin1", 4, 8);
    const isMetadata = type === "eXIf" || textChunks.includes(type);
    if (isMetadata && length <= mostChunkBytes && at + 12 + length <= bytes.size) {
      const chunk = Buffer.from(await bytes.read(at + 4, at + 8 + length));
      const blanked = await blankChunk(chunk, type);
      if (blanked) patches.push({ at: at + 4, bytes: withChecksum(blanked) });
    }
    at += 12 + length;
  }
  return patches;
}

/** @param chunk Its type and data. Undefined when it says nothing of a place. */
async function blankChunk(chunk: Buffer, type: string): Promise<Buffer | undefined> {
  const keywordEnd = chunk.indexOf(0, 4);
  const keyword = chunk.toString("latin1", 4, Math.max(4, keywordEnd));
  const isHidden =
    /^raw profile type (exif|app1|xmp)/i.test(keyword) ||
    (keyword === "XML:com.adobe.xmp" && chunk[keywordEnd + 1] === 1);
  if (type !== "eXIf" && isHidden) {
    // As plain text of nothing but spaces it is a chunk that every reader understands.
    chunk.write("tEXt", 0, "latin1");
    return chunk.fill(" ", keywordEnd + 1);
  }
  const patches = await positionsAnywhere(bytesIn(chunk));
  for (const patch of patches) patch.bytes.copy(chunk, patch.at);
  return patches.length > 0 ? chunk : undefined;
}

function withChecksum(chunk: Buffer): Buffer {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(chunk));
  return Buffer.concat([chunk, sum]);
}
