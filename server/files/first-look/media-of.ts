import type { FileBytes } from "./file-bytes.ts";
import { plainText } from "./plain-text.ts";
import { openZip } from "./zip-entries.ts";

const headBytes = 64 * 1024;
export const unknownMedia = "application/octet-stream";

/**
 * What a file is, by its content alone. Text comes first: several formats begin with letters that a page of HTML can
 * begin with too, and such a page must be known as what a browser might take it for.
 */
export async function mediaOf(bytes: FileBytes): Promise<string> {
  const head = await bytes.read(0, headBytes);
  const start = head.toString("latin1", 0, 1024);
  if (start.startsWith("%PDF-")) return "application/pdf";
  if (start.startsWith("{\\rtf")) return "application/rtf";
  const text = plainText(head);
  if (text !== undefined) return textMedia(text);
  // Readers look for it behind other bytes too.
  if (start.includes("%PDF-")) return "application/pdf";
  if (start.startsWith("PK\u0003\u0004")) return zipMedia(bytes);
  return plainName(await binaryMedia(head), head);
}

const markup =
  /^<(?:!doctype\s+html|(?:html|head|body|script|style|title|meta|link|base|iframe|object|embed|img|svg|math|form|input|video|audio|div|span|p|a|b|br|h[1-6]|table|template)\b)/i;

/** What a browser would run is named as such: it is handed out as a download and nothing else. */
function textMedia(text: string): string {
  const start = text.slice(0, 8192).trimStart();
  const bare = start.replace(/^(?:<!--[^]*?-->\s*|<\?[^]*?\?>\s*|<!doctype\s[^>[]*(?:\[[^\]]*\])?>\s*)+/i, "");
  if (/^<svg\b/i.test(bare) || /^<!doctype\s+svg/i.test(start)) return "image/svg+xml";
  if (markup.test(start) || markup.test(bare) || /<script\b/i.test(start.slice(0, 1024))) return "text/html";
  return /^<\?xml\b/i.test(start) ? "application/xml" : "text/plain";
}

const openXml = "application/vnd.openxmlformats-officedocument";
const mainParts = new Map([
  ["word/document.xml", `${openXml}.wordprocessingml.document`],
  ["xl/workbook.xml", `${openXml}.spreadsheetml.sheet`],
  ["ppt/presentation.xml", `${openXml}.presentationml.presentation`],
]);
const openDocument = /^application\/vnd\.oasis\.opendocument\.(?:text|spreadsheet|presentation)$/;

/** Office documents are zips that say what they are by the parts they have. */
async function zipMedia(bytes: FileBytes): Promise<string> {
  try {
    const { entries } = await openZip(bytes);
    if (entries.has("[Content_Types].xml")) for (const [part, media] of mainParts) if (entries.has(part)) return media;
    const first = entries.get("mimetype");
    if (!first || first.uncompressedSize > 100 || first.compressionMethod !== 0) return "application/zip";
    // OpenDocument keeps it first and uncompressed (1.2, part 3, 3.3), so it stands right behind the first header.
    const head = (await bytes.read(0, 200)).toString("latin1");
    const named = head.slice(38, 38 + first.uncompressedSize);
    return openDocument.test(named) ? named : "application/zip";
  } catch {
    return "application/zip";
  }
}

async function binaryMedia(head: Buffer): Promise<string> {
  const { fileTypeFromBuffer } = await import("file-type");
  try {
    return (await fileTypeFromBuffer(head))?.mime.split(";")[0] ?? unknownMedia;
  } catch {
    return unknownMedia;
  }
}

const otherNames = new Map([
  ["audio/x-m4a", "audio/mp4"],
  ["audio/vnd.wave", "audio/wav"],
  ["audio/x-wav", "audio/wav"],
  ["audio/x-flac", "audio/flac"],
  ["video/x-m4v", "video/mp4"],
  ["video/matroska", "video/x-matroska"],
  ["application/ogg", "audio/ogg"],
  ["application/xhtml+xml", "text/html"],
]);

function plainName(media: string, head: Buffer): string {
  // A recording in WebM has no track of pictures: codecs are named V_... and A_... in its head.
  if (media === "video/webm" && !head.includes("V_")) return "audio/webm";
  if (media === unknownMedia && head.subarray(0, 3).toString("latin1") === "ID3") return "audio/mpeg";
  return otherNames.get(media) ?? media;
}
