import type { FileKind } from "@atrium/contract/files/files.ts";

/** How a file is shown, by what it is; the name decides only which sort of text it is, or which office's document. */
export function fileKind(mediaType: string, name: string): FileKind {
  if (drawn.has(mediaType)) return "image";
  if (mediaType.startsWith("video/")) return "video";
  if (mediaType.startsWith("audio/")) return "audio";
  if (mediaType === "application/pdf") return "pdf";
  if (archives.has(mediaType)) return "archive";
  if (office.test(mediaType) || (mediaType === "application/x-cfb" && oldOffice.has(ending(name)))) return "office";
  if (!isText(mediaType)) return "other";
  return plain.has(ending(name)) || ending(name) === "" ? "text" : "code";
}

/** What browsers draw, and that holds no script. */
const drawn = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"]);
const archives = new Set(
  [
    "zip",
    "gzip",
    "x-tar",
    "x-7z-compressed",
    "x-rar-compressed",
    "x-bzip2",
    "x-xz",
    "zstd",
    "x-lzip",
    "x-compress",
  ].map((name) => `application/${name}`),
);
const office =
  /^application\/(?:vnd\.openxmlformats-officedocument|vnd\.oasis\.opendocument|vnd\.ms-|msword|rtf|vnd\.apple\.)/;
const oldOffice = new Set(["doc", "xls", "ppt", "dot", "xlt", "pps"]);
const plain = new Set(["txt", "text", "md", "markdown", "csv", "tsv", "log", "srt", "vtt", "ics", "vcf", "eml"]);

const isText = (mediaType: string): boolean =>
  mediaType.startsWith("text/") || /^(?:application\/(?:json|xml)|image\/svg\+xml)$/.test(mediaType);

const ending = (name: string): string => /\.([^.]{1,12})$/.exec(name)?.[1]?.toLowerCase() ?? "";

/** What may be shown where it is, without being saved first: nothing that could act. */
export const isHarmless = (mediaType: string): boolean =>
  drawn.has(mediaType) || /^(?:audio|video)\/[\w.+-]+$/.test(mediaType) || mediaType === "text/plain";
