import * as z from "zod";
import { event } from "../protocol/event.ts";
import { Id, Instant } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";

/** How a file is shown. It follows from what its bytes are, never from what its sender said they are. */
export const FileKind = z.enum([
  "image",
  "video",
  "audio",
  "voice",
  "pdf",
  "text",
  "code",
  "office",
  "archive",
  "other",
]);
export type FileKind = z.infer<typeof FileKind>;

/** `small` fits 480 pixels, `large` 1600; `page` is a document's first page, `poster` a moment of a video. */
export const PreviewSize = z.enum(["small", "large", "page", "poster"]);
export type PreviewSize = z.infer<typeof PreviewSize>;

const Pixels = z.number().int().min(1);

/** A smaller picture of a file: its bytes are at `.../files/{id}/previews/{size}`. */
export const FilePreview = z.strictObject({ size: PreviewSize, width: Pixels, height: Pixels });
export type FilePreview = z.infer<typeof FilePreview>;

/**
 * A file as everybody sees it who sees a place it is shown at. Its bytes are at
 * `/api/v1/workspaces/{workspaceId}/files/{id}/content?v={version}`, with `&download` as a download.
 */
export const SharedFile = z.strictObject({
  id: Id,
  /** As its sender named it, without folders and invisible characters. */
  name: z.string(),
  /** By content: `application/octet-stream` when nothing is known about it. */
  mediaType: z.string(),
  kind: FileKind,
  /** Bytes. */
  size: z.number().int(),
  /** Pixels, turned upright; null for what has none, or while they are not known. */
  width: Pixels.nullable(),
  height: Pixels.nullable(),
  /** What it shows, in its uploader's words, for who cannot see it; empty when nothing was said. */
  alt: z.string(),
  durationMs: z.number().int().nullable(),
  /** How loud it is over time: at most 100 steps from 0 to 255. */
  waveform: z.array(z.number().int().min(0).max(255)).max(100).nullable(),
  /** None until they are made. */
  previews: z.array(FilePreview),
  pages: z.number().int().nullable(),
  uploaderId: Id,
  /** 1, and one more with each new content. */
  version: z.number().int(),
  createdAt: Instant,
  /** Whether its words are known, so that search finds them. */
  hasText: z.boolean(),
  /** What is said in it. */
  transcript: z.string().nullable(),
});
export type SharedFile = z.infer<typeof SharedFile>;

const keys = { workspaceId: Id, fileId: Id } as const;

/** For who uploaded it, and who may see one of the places it is shown at now. */
export const readFile = operation("readFile", {
  method: "GET",
  path: "/workspaces/{workspaceId}/files/{fileId}",
  summary: "Read what is known about a file",
  caller: "workspace",
  input: z.strictObject(keys),
  output: z.strictObject({ file: SharedFile }),
});

/** Says what a file shows, or with an empty text nothing any more: by who uploaded it. */
export const describeFile = operation("describeFile", {
  method: "PUT",
  path: "/workspaces/{workspaceId}/files/{fileId}/description",
  summary: "Describe what a file shows",
  caller: "workspace",
  input: z.strictObject({
    ...keys,
    alt: z
      .string()
      .max(1000)
      .refine((alt) => !alt.includes("\u0000"), "must not contain a null character"),
  }),
  output: z.strictObject({ file: SharedFile }),
});

/** Takes a file out of every place it is shown at: by who uploaded it, or who may remove files. */
export const removeFile = operation("removeFile", {
  method: "DELETE",
  path: "/workspaces/{workspaceId}/files/{fileId}",
  summary: "Remove a file everywhere",
  caller: "workspace",
  input: z.strictObject(keys),
  output: z.strictObject({}),
});

/** To who uploaded it alone: from here on it can be shared. */
export const fileReady = event("fileReady", {
  summary: "One's upload is complete",
  data: z.strictObject({ file: SharedFile }),
});
/** To every place it is shown at, and to who uploaded it: previews were made, its words are known. */
export const fileChanged = event("fileChanged", {
  summary: "More is known about a file, or it has a new version",
  data: z.strictObject({ file: SharedFile }),
});
/** To every place it was shown at, and to who uploaded it. Messages that carried it are told of one by one besides. */
export const fileRemoved = event("fileRemoved", {
  summary: "A file was removed everywhere",
  data: z.strictObject({ fileId: Id }),
});
