import * as z from "zod";
import { Id, Instant } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";
import { FileKind, SharedFile } from "./files.ts";

/** So many contents of one file are kept at most. */
export const mostVersions = 100;

/** One content a file has, or had; its bytes are at the file's address with its number as `v`. */
export const FileVersion = z.strictObject({
  version: z.number().int(),
  name: z.string(),
  mediaType: z.string(),
  kind: FileKind,
  /** Bytes. */
  size: z.number().int(),
  uploaderId: Id,
  createdAt: Instant,
  /** The version it was brought back from. */
  restoredFrom: z.number().int().nullable(),
});
export type FileVersion = z.infer<typeof FileVersion>;

const keys = { workspaceId: Id, fileId: Id } as const;
const Version = z.coerce.number().int().min(1).max(1_000_000);
const errors = { too_many_versions: 409 } as const;

/** All that are kept, the present one first. */
export const listFileVersions = operation("listFileVersions", {
  method: "GET",
  path: "/workspaces/{workspaceId}/files/{fileId}/versions",
  summary: "List the versions of a file",
  caller: "workspace",
  input: z.strictObject(keys),
  output: z.strictObject({ versions: z.array(FileVersion), mayChange: z.boolean() }),
});

/**
 * Gives a file the content of an upload of one's own that is complete and shown nowhere. The file keeps its id, and
 * its name while the new one's ending is the same; messages show the new content. The earlier one is kept. The same
 * upload again changes nothing.
 */
export const addFileVersion = operation("addFileVersion", {
  method: "POST",
  path: "/workspaces/{workspaceId}/files/{fileId}/versions",
  summary: "Give a file a new content",
  caller: "workspace",
  input: z.strictObject({ ...keys, uploadId: Id }),
  output: z.strictObject({ file: SharedFile }),
  errors: { ...errors, file_not_ready: 409 },
});

/** Makes an earlier content the newest one. What is the present one already stays it. */
export const restoreFileVersion = operation("restoreFileVersion", {
  method: "POST",
  path: "/workspaces/{workspaceId}/files/{fileId}/versions/{version}/restoration",
  summary: "Bring back an earlier content of a file",
  caller: "workspace",
  input: z.strictObject({ ...keys, version: Version }),
  output: z.strictObject({ file: SharedFile }),
  errors,
});

/** Forgets an earlier content; its room is free at once. The present one goes with the file alone. */
export const removeFileVersion = operation("removeFileVersion", {
  method: "DELETE",
  path: "/workspaces/{workspaceId}/files/{fileId}/versions/{version}",
  summary: "Remove an earlier content of a file",
  caller: "workspace",
  input: z.strictObject({ ...keys, version: Version }),
  output: z.strictObject({}),
  errors: { present_version: 409 },
});
