import type { FilePreview } from "@atrium/contract/files/files.ts";
import type { Db } from "#platform/database/database.ts";
import { newId } from "#platform/operations/new-id.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { partBytes } from "#platform/storage/storage.ts";
import { insertStored, setComplete } from "#platform/storage/stored-rows.ts";
import type { Made } from "../sandbox/index.ts";

/** A preview whose bytes are stored, and nobody knows of yet. */
export type Stored = { preview: FilePreview & { storedId: string }; keyWrapped: string; bytes: number };

/** Stores the bytes of previews. When nothing comes of it they are found as named by nobody, and removed. */
export async function storePreviews({ storage }: Platform, made: Made["previews"]): Promise<Stored[]> {
  const stored: Stored[] = [];
  for (const { bytes: content, ...preview } of made) {
    const bytes = Buffer.from(content);
    const id = newId();
    const { key, wrapped } = storage.newKey(id);
    for (let part = 0; part * partBytes < bytes.length; part += 1)
      await storage.write({ id, key }, part, bytes.subarray(part * partBytes, (part + 1) * partBytes));
    stored.push({ preview: { ...preview, storedId: id }, keyWrapped: wrapped, bytes: bytes.length });
  }
  return stored;
}

/** Previews take room as files do, but are never refused for want of it: the file they show is there already. */
export async function nameStored(db: Db, workspaceId: string, stored: readonly Stored[], now: Date): Promise<void> {
  for (const { preview, keyWrapped, bytes } of stored) {
    await insertStored(db, { workspaceId, id: preview.storedId, keyWrapped, size: bytes, now }, undefined);
    await setComplete(db, { workspaceId, id: preview.storedId }, now);
  }
}
