import { space } from "#platform/store/space.ts";
import type { Upload } from "./upload.ts";

/**
 * Files chosen and not sent yet, kept on this device so that a reload loses nothing. The bytes stand apart from what is
 * said about them: they are written once, the rest often.
 */
type Kept = Omit<Upload, "sent" | "error" | "state"> & { state: "waiting" | "paused" | "done" };

const about = "upload/";
const bytes = "upload-bytes/";
/** What was chosen since the page was opened: nothing has to be read back. */
const chosen = new Map<string, Blob>();

export function keepUpload({ sent: _sent, error: _error, ...upload }: Upload): void {
  const state = upload.state === "paused" || upload.state === "done" ? upload.state : "waiting";
  space
    .get()
    ?.cache.set(about + upload.id, { ...upload, state } satisfies Kept)
    .catch(reportError);
}

export function keepBytes(id: string, blob: Blob): void {
  chosen.set(id, blob);
  space
    .get()
    ?.cache.set(bytes + id, blob)
    .catch(reportError);
}

/** Undefined when the device could not keep them. */
export const bytesOf = async (id: string): Promise<Blob | undefined> =>
  chosen.get(id) ?? (await space.get()?.cache.get<Blob>(bytes + id));

export function forgetUpload(id: string): void {
  chosen.delete(id);
  const cache = space.get()?.cache;
  for (const prefix of [about, bytes]) cache?.delete(prefix + id).catch(reportError);
}

/** What was chosen before the page was left, in the order it was chosen. */
export async function keptUploads(): Promise<Upload[]> {
  const kept = (await space.get()?.cache.list<Kept>(about)) ?? [];
  return kept
    .map(({ value }): Upload => ({ ...value, sent: value.state === "done" ? value.size : 0, error: null }))
    .sort((a, b) => a.chosenAt - b.chosenAt);
}

export const forgetChosen = (): void => chosen.clear();
