import { jobType, worksOn } from "#platform/jobs/jobs.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { setUnused, storedBy } from "#platform/storage/stored-rows.ts";
import type { Made } from "../sandbox/index.ts";
import { type FileRow, fileBy, putText, setFound, sharedFileOf, tellFile } from "../shared-files/index.ts";
import { nameStored, storePreviews } from "./keep-previews.ts";
import { makeOfFile } from "./make-of-file.ts";

type Which = { workspaceId: string; fileId: string };

/** Queued with the transaction in which a file becomes complete, or gets new content. One at a time in each process. */
export const processFile = jobType<Which>("files.process-file", { retries: 3, pauseSeconds: 30 });

/** Makes what a file is seen and found by, and shows it wherever the file is shown. Safe to do again. */
export const processesFiles = worksOn(processFile, async (which, platform) => {
  if (!platform.config.filePreviews) return;
  const found = await contentOf(platform, which);
  if (!found) return;
  const made = await makeOfFile(found.source);
  const { file } = found;
  const { previews = [], hasText } = file.details;
  const isNothing = made.previews.length === 0 && !made.text && (made.pages ?? made.durationMs) === undefined;
  if (!isNothing || previews.length > 0 || hasText) await keep(platform, which, file, made);
});

async function contentOf(platform: Platform, { workspaceId, fileId }: Which) {
  const { storage } = platform;
  const found = await platform.run({ workspaceId }, async ({ db }) => {
    const file = await fileBy(db, workspaceId, fileId);
    const stored = file && (await storedBy(db, { workspaceId, id: file.stored_id }));
    return file && !file.removed_at && stored?.completed_at ? { file, stored } : undefined;
  });
  if (!found) return undefined;
  const { file, stored } = found;
  // Nothing is drawn of what is said, and its words are written down elsewhere.
  if (sharedFileOf(file).kind === "voice") return undefined;
  const key = storage.unwrap(stored.id, stored.key_wrapped);
  const { kind, mediaType } = sharedFileOf(file);
  const read = (from: number, to: number) => storage.read({ id: stored.id, key }, from, to);
  return { file, source: { kind, mediaType, size: stored.size, read } };
}

/** The file may have been removed, or have other content by now: then nothing of this is its. */
async function keep(platform: Platform, { workspaceId, fileId }: Which, seen: FileRow, made: Made): Promise<void> {
  const previews = await storePreviews(platform, made.previews);
  await platform.run({ workspaceId }, async ({ db, emit, now }) => {
    const file = await fileBy(db, workspaceId, fileId, { lock: true });
    if (!file || file.removed_at || file.stored_id !== seen.stored_id) return;
    await nameStored(db, workspaceId, previews, now);
    const old = (file.details.previews ?? []).map(({ storedId }) => storedId);
    if (old.length > 0) await setUnused(db, workspaceId, old, now);
    await putText(db, workspaceId, fileId, made.text ?? "");
    const details = {
      ...file.details,
      previews: previews.map(({ preview }) => preview),
      hasText: Boolean(made.text),
      ...(made.pages !== undefined && { pages: made.pages }),
    };
    const found = {
      details,
      width: made.width ?? file.width,
      height: made.height ?? file.height,
      duration_ms: made.durationMs ?? file.duration_ms,
    };
    await tellFile({ db, emit, workspaceId, actorId: null }, await setFound(db, file, found));
  });
}
