import type { FileKind } from "@atrium/contract/files/files.ts";
import { readStorageUse as contract } from "@atrium/contract/files/storage-use.ts";
import { require } from "#platform/access/access.ts";
import { handle } from "#platform/operations/feature.ts";
import { shownKind } from "../shared-files/index.ts";
import { filesByType, storedBytesOf } from "./storage-use-rows.ts";

export const readStorageUse = handle(contract, async ({ db, workspaceId, member, platform }) => {
  require(member, "storage.read");
  const { fileMaxBytes, workspaceQuotaBytes } = platform.config;
  const kinds = new Map<FileKind, { kind: FileKind; files: number; bytes: number }>();
  for (const { media_type, ending, is_voice, files, bytes } of await filesByType(db, workspaceId)) {
    const kind = shownKind(media_type, ending, is_voice);
    const known = kinds.get(kind) ?? { kind, files: 0, bytes: 0 };
    kinds.set(kind, { kind, files: known.files + files, bytes: known.bytes + bytes });
  }
  return {
    storage: {
      usedBytes: await storedBytesOf(db, workspaceId),
      quotaBytes: workspaceQuotaBytes ?? null,
      fileMaxBytes,
      kinds: [...kinds.values()].sort((a, b) => b.bytes - a.bytes),
    },
  };
});
