import { fileReady } from "@atrium/contract/files/files.ts";
import { audience } from "#platform/events/event-log.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { setComplete, storedBy } from "#platform/storage/stored-rows.ts";
import { lookAt } from "../first-look/index.ts";
import { processFile } from "../processing/index.ts";
import { sharedFileOf } from "../shared-files/index.ts";
import { applyPatches, arrivedBytes } from "./arrived-bytes.ts";
import { refuseInfected } from "./refuse-infected.ts";
import { completeFile, type UploadRow } from "./upload-rows.ts";

/** Those being finished in this process, by what their bytes are stored under. */
const finishing = new Map<string, Promise<void>>();

/** Once for all who ask at the same moment: a hundred questions about an upload are not a hundred scans of it. */
export function finishUpload(platform: Platform, workspaceId: string, upload: UploadRow): Promise<void> {
  const known = finishing.get(upload.stored_id);
  if (known) return known;
  const work = finish(platform, workspaceId, upload).finally(() => finishing.delete(upload.stored_id));
  finishing.set(upload.stored_id, work);
  return work;
}

/**
 * All bytes are there: a virus scanner has its word, what they are is found out, where a picture was taken is taken out of it, and from here on it is
 * a file. Again changes nothing, and after a crash in the middle it is done again from its beginning.
 */
async function finish(platform: Platform, workspaceId: string, upload: UploadRow): Promise<void> {
  const { storage } = platform;
  const which = { workspaceId, id: upload.stored_id };
  const row = await platform.run({ workspaceId }, ({ db }) => storedBy(db, which));
  if (!row || row.completed_at) return;
  const stored = { id: row.id, key: storage.unwrap(row.id, row.key_wrapped) };
  await refuseInfected(platform, { workspaceId, upload, bytes: storage.read(stored, 0, row.size) });
  const { patches, ...look } = await lookAt(arrivedBytes(storage, stored, row.size));
  await applyPatches(storage, stored, patches);
  await platform.run({ workspaceId }, async ({ db, emit, enqueue, now }) => {
    const file = await completeFile(db, workspaceId, upload.id, look, now);
    if (!file) return;
    await setComplete(db, which, now);
    const actorId = file.uploader_id;
    if (platform.config.filePreviews) await enqueue(processFile, { workspaceId, fileId: file.id });
    emit(fileReady, { file: sharedFileOf(file) }, { workspaceId, actorId, to: [audience.person(actorId)] });
  });
}
