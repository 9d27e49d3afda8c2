import { newId } from "#platform/operations/new-id.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { refuse } from "#platform/operations/refuse.ts";
import type { StoredBytes } from "#platform/storage/storage.ts";
import { insertStored } from "#platform/storage/stored-rows.ts";
import { fileBy } from "../shared-files/index.ts";
import { ArrivingBytes } from "./arriving-bytes.ts";
import { cleanFileName } from "./clean-file-name.ts";
import { finishUpload } from "./finish-upload.ts";
import { deleteUpload, insertFile, ownUpload, type UploadRow } from "./upload-rows.ts";

/** A file that comes from elsewhere, under an id that says which it is. */
export type KeptFile = { workspaceId: string; id: string; uploaderId: string; name: string; size: number; at: Date };

/**
 * Keeps a file nobody sends: one of an import. It goes the way an upload goes, through the virus scanner and the first
 * look; one that is there already stays as it is, and one that broke off is begun anew. Answers false when it was
 * here and somebody has removed it.
 * @throws Refusal quota_exceeded, infected, scan_unavailable.
 */
export async function keepFile(platform: Platform, file: KeptFile, bytes: AsyncIterable<Buffer>): Promise<boolean> {
  const { workspaceId, id, uploaderId } = file;
  const known = await platform.run({ workspaceId }, ({ db }) => fileBy(db, workspaceId, id));
  if (known?.removed_at) return false;
  if (known?.completed_at) return true;
  if (known) await forget(platform, workspaceId, id);
  const arriving = await ArrivingBytes.behind(platform, { workspaceId, stored: await announce(platform, file) }, 0);
  try {
    for await (const piece of bytes) await arriving.take(piece);
  } finally {
    await arriving.keep();
  }
  const upload = await platform.run({ workspaceId }, ({ db }) => ownUpload(db, workspaceId, uploaderId, id));
  if (upload?.received !== upload?.size) throw new Error(`${file.name} has not the size it was said to have`);
  await finishUpload(platform, workspaceId, upload as UploadRow);
  return true;
}

function announce(platform: Platform, file: KeptFile): Promise<StoredBytes> {
  const { workspaceId, id, uploaderId, size, at } = file;
  const storedId = newId();
  const { key, wrapped } = platform.storage.newKey(storedId);
  return platform.run({ workspaceId }, async ({ db, now }) => {
    const stored = { workspaceId, id: storedId, keyWrapped: wrapped, size, now };
    if (!(await insertStored(db, stored, platform.config.workspaceQuotaBytes))) refuse("quota_exceeded");
    const name = cleanFileName(file.name);
    await insertFile(db, {
      workspaceId,
      id,
      storedId,
      uploaderId,
      clientId: id,
      name,
      size,
      voice: undefined,
      now: at,
    });
    return { id: storedId, key };
  });
}

async function forget(platform: Platform, workspaceId: string, id: string): Promise<void> {
  const storedId = await platform.run({ workspaceId }, ({ db }) => deleteUpload(db, workspaceId, id));
  if (storedId) await platform.storage.remove([storedId]);
}
