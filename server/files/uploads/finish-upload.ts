import { fileReady } from "@atrium/contract/files/files.ts";
import { audience } from "#platform/events/event-log.ts";
import type { OpenContext } from "#platform/operations/operation-context.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { setComplete, setWhole, storedBy } from "#platform/storage/stored-rows.ts";
import { bytesIn, type Look, lookAt } from "../first-look/index.ts";
import { processFile } from "../processing/index.ts";
import { sharedFileOf } from "../shared-files/index.ts";
import { applyPatches, arrivedBytes } from "./arrived-bytes.ts";
import { keepInTurn } from "./keep-in-turn.ts";
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
  await platform.run({ workspaceId }, async (context) => {
    if (await becomeFile(context, workspaceId, upload, look)) await setComplete(context.db, which, context.now);
  });
}

/**
 * The same for a file that came in one piece, of at most a part: it is looked at before it is sealed, and one
 * transaction makes it durable and a file. (Kept first and then read again it took four.)
 * @throws Refusal conflict when bytes came by another way.
 */
export async function keepWhole(
  platform: Platform,
  workspaceId: string,
  upload: UploadRow,
  bytes: Buffer,
): Promise<void> {
  const { storage } = platform;
  const { patches, ...look } = await lookAt(bytesIn(bytes));
  for (const patch of patches) patch.bytes.copy(bytes, patch.at);
  const writer = storage.begin({ id: upload.stored_id, key: storage.unwrap(upload.stored_id, upload.key_wrapped) }, 0);
  try {
    void writer.add(bytes);
    await writer.finish();
    const turn = { workspaceId, storedId: upload.stored_id, senderId: upload.uploader_id };
    await keepInTurn(platform, turn, 0, async (context) => {
      await writer.place();
      if (!(await becomeFile(context, workspaceId, upload, look))) notFound("upload");
      await setWhole(context.db, { workspaceId, id: upload.stored_id }, context.now);
    });
  } catch (error) {
    await writer.drop();
    throw error;
  }
}

/** False when it is a file already, or was taken back. */
async function becomeFile(
  { platform, db, emit, enqueue, now }: OpenContext,
  workspaceId: string,
  upload: UploadRow,
  look: Omit<Look, "patches">,
): Promise<boolean> {
  const file = await completeFile(db, workspaceId, upload.id, look, now);
  if (!file) return false;
  const actorId = file.uploader_id;
  if (platform.config.filePreviews) await enqueue(processFile, { workspaceId, fileId: file.id });
  emit(fileReady, { file: sharedFileOf(file) }, { workspaceId, actorId, to: [audience.person(actorId)] });
  return true;
}
