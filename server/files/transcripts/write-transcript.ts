import { jobType, worksOn } from "#platform/jobs/jobs.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { storedBy } from "#platform/storage/stored-rows.ts";
import { type FileRow, fileBy, sharedFileOf, tellFile } from "../shared-files/index.ts";
import { askForTranscript, NoTranscriptError, type Spoken } from "./ask-for-transcript.ts";
import { keepTranscript } from "./transcript-rows.ts";

/** Such services take no more. */
const mostBytes = 25_000_000;

type Which = { workspaceId: string; fileId: string };
/** With growing pauses: a service that is away for half an hour misses nothing. */
export const writeTranscript = jobType<Which>("files.write-transcript", { retries: 6, pauseSeconds: 30 });

/** Has what is said in a voice message written down, and shows it to everybody who sees the message. */
export const writesTranscript = worksOn(writeTranscript, async ({ workspaceId, fileId }, platform) => {
  const { transcribe } = platform.config;
  const found = await platform.run({ workspaceId }, ({ db }) => fileBy(db, workspaceId, fileId));
  if (!transcribe || !found || found.removed_at || found.details.transcript !== undefined) return;
  if (sharedFileOf(found).kind !== "voice" || found.size > mostBytes) return;
  const transcript = await askForTranscript(transcribe, await soundOf(platform, found)).catch((error: unknown) => {
    if (!(error instanceof NoTranscriptError)) throw error;
    platform.log.warn({ fileId, reason: error.message }, "a voice message got no transcript");
  });
  if (!transcript) return;
  await platform.run({ workspaceId }, async (context) => {
    const file = await keepTranscript(context.db, found, transcript);
    if (file) await tellFile({ ...context, workspaceId, actorId: null }, file);
  });
});

async function soundOf(platform: Platform, file: FileRow): Promise<Spoken> {
  const { storage } = platform;
  const { workspace_id: workspaceId, stored_id: id, size } = file;
  const stored = await platform.run({ workspaceId }, ({ db }) => storedBy(db, { workspaceId, id }));
  if (!stored) throw new Error("the bytes of a file are nowhere");
  const parts: Buffer[] = [];
  for await (const part of storage.read({ id, key: storage.unwrap(id, stored.key_wrapped) }, 0, size)) parts.push(part);
  return { bytes: Buffer.concat(parts), mediaType: file.media_type ?? "" };
}
