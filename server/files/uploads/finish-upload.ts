import { fileReady } from "@atrium/contract/files/files.ts";
import { audience } from "#platform/events/event-log.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { setComplete, storedBy } from "#platform/storage/stored-rows.ts";
import { sharedFileOf } from "../shared-files/index.ts";
import { findMediaType } from "./find-media-type.ts";
import { pictureSize } from "./picture-size.ts";
import { completeFile, type UploadRow } from "./upload-rows.ts";

/** All bytes are there: what they are is found out, and from here on it is a file. Again changes nothing. */
export async function finishUpload(platform: Platform, workspaceId: string, upload: UploadRow): Promise<void> {
  const which = { workspaceId, id: upload.stored_id };
  const stored = await platform.run({ workspaceId }, ({ db }) => storedBy(db, which));
  if (!stored || stored.completed_at) return;
  const key = platform.storage.unwrap(stored.id, stored.key_wrapped);
  const head = await platform.storage.part({ id: stored.id, key }, 0);
  const mediaType = await findMediaType(head, upload.name);
  const found = { mediaType, ...(await pictureSize(head, mediaType)) };
  await platform.run({ workspaceId }, async ({ db, emit, now }) => {
    const file = await completeFile(db, workspaceId, upload.id, found, now);
    if (!file) return;
    await setComplete(db, which, now);
    const actorId = file.uploader_id;
    emit(fileReady, { file: sharedFileOf(file) }, { workspaceId, actorId, to: [audience.person(actorId)] });
  });
}
