import type { SharedFile } from "@atrium/contract/files/files.ts";
import { fileKind } from "./file-kind.ts";
import type { FileRow } from "./file-rows.ts";

/** A complete file as everybody sees it who may see it. */
export function sharedFileOf(row: FileRow): SharedFile {
  const { details } = row;
  const mediaType = row.media_type ?? "application/octet-stream";
  // Who uploads may say so of anything.
  const isVoice = details.voice === true && mediaType.startsWith("audio/");
  return {
    id: row.id,
    name: row.name,
    mediaType,
    kind: isVoice ? "voice" : fileKind(mediaType, row.name),
    size: row.size,
    width: row.width,
    height: row.height,
    alt: details.alt ?? "",
    durationMs: row.duration_ms,
    waveform: isVoice ? (details.waveform ?? []) : null,
    previews: (details.previews ?? []).map(({ size, width, height }) => ({ size, width, height })),
    pages: details.pages ?? null,
    uploaderId: row.uploader_id,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    hasText: details.hasText ?? false,
    transcript: details.transcript ?? null,
  };
}
