import * as z from "zod";
import { Id } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";
import { FileKind } from "./files.ts";

const Bytes = z.number().int().min(0);

/** What a workspace's files take in storage. */
export const StorageUse = z.strictObject({
  /** Everything, with previews, pictures, older versions and what is announced and still to come. */
  usedBytes: Bytes,
  /** What all of it may take; null when there is no limit. An upload beyond it is refused before its first byte. */
  quotaBytes: Bytes.nullable(),
  /** The largest file that can be uploaded. */
  fileMaxBytes: Bytes,
  /** The files people see, by kind, the largest first. */
  kinds: z.array(z.strictObject({ kind: FileKind, files: z.number().int(), bytes: Bytes })),
});
export type StorageUse = z.infer<typeof StorageUse>;

export const readStorageUse = operation("readStorageUse", {
  method: "GET",
  path: "/workspaces/{workspaceId}/storage",
  summary: "Read what the workspace's files take in storage",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id }),
  output: z.strictObject({ storage: StorageUse }),
});
