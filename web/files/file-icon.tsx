import type { FileKind } from "@atrium/contract/files/files.ts";
import {
  File,
  FileArchive,
  FileCode,
  FileMusic,
  FilePlay,
  FileText,
  FileType,
  ImageIcon,
  type LucideIcon,
  Mic,
} from "lucide-react";
import { createElement } from "react";

const icons: Record<FileKind, LucideIcon> = {
  image: ImageIcon,
  video: FilePlay,
  audio: FileMusic,
  voice: Mic,
  pdf: FileType,
  text: FileText,
  code: FileCode,
  office: FileText,
  archive: FileArchive,
  other: File,
};

/** What kind of file it is, as a sign. */
export const FileIcon = ({ kind, ...look }: { kind: FileKind; size: number; strokeWidth: number }) =>
  createElement(icons[kind], look);

/** A guess for what the server has not looked at yet. */
export function kindOfType(mediaType: string): FileKind {
  const [family] = mediaType.split("/");
  if (family === "image" || family === "video" || family === "audio" || family === "text") return family;
  if (mediaType === "application/pdf") return "pdf";
  return /zip|tar|compressed|7z/.test(mediaType) ? "archive" : "other";
}
