import type { FileKind, SharedFile } from "@atrium/contract/files/files.ts";
import { fileKind } from "./file-kind.ts";
import type { FileRow } from "./file-rows.ts";

/** A complete file as everybody sees it who may see it. */
export function sharedFileOf(row: FileRow): SharedFile {
  const { details } = row;
  const mediaType = row.media_type ?? "application/octet-stream";
  // One that browsers do not draw is a picture once there is one of it that they do.
  const isPictured = mediaType.startsWith("image/") && details.previews?.some(({ size }) => size === "large");
  const kind = isPictured ? "image" : shownKind(mediaType, row.name, details.voice === true);
  return {
    id: row.id,
    name: row.name,
    mediaType,
    kind,
    size: row.size,
    width: row.width,
    height: row.height,
    alt: details.alt ?? "",
    durationMs: row.duration_ms,
    waveform: kind === "voice" ? (details.waveform ?? []) : null,
    previews: (details.previews ?? []).map(({ size, width, height }) => ({ size, width, height })),
    pages: details.pages ?? null,
    uploaderId: row.uploader_id,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    hasText: details.hasText ?? false,
    transcript: details.transcript ?? null,
  };
}

/** `isVoice` is what its uploader said, who may say so of anything. */
export const shownKind = (mediaType: string, name: string, isVoice: boolean): FileKind =>
  isVoice && mediaType.startsWith("audio/") ? "voice" : fileKind(mediaType, name);
