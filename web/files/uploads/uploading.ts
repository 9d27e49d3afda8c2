import { attempt } from "#platform/realtime/call-here.ts";
import { connectionState } from "#platform/realtime/live.ts";
import { onClear } from "#platform/store/feed.ts";
import { space } from "#platform/store/space.ts";
import { isDrawn } from "../drawn-picture.ts";
import { forgetPicture, keepPicture } from "./local-pictures.ts";
import { cancelUpload, describeUpload, sendUpload } from "./send-upload.ts";
import type { Upload } from "./upload.ts";
import { bytesOf, forgetChosen, forgetUpload, keptUploads } from "./upload-memory.ts";
import { createUploadQueue } from "./upload-queue.ts";
import { changeUpload, uploadById, uploads, uploadsOf } from "./upload-store.ts";

/** Waits some seconds, or until the connection is back. */
function rest(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(go, seconds * 1000);
    const stop = connectionState.subscribe(() => connectionState.get().status === "online" && go());
    signal.addEventListener("abort", go);
  });
}

const queue = createUploadQueue(sendUpload, rest);

export const workOnUploads = (): void => queue.work();

export function pauseUpload(id: string): void {
  queue.stop(id);
  changeUpload(id, { state: "paused" });
  queue.work();
}

/** Goes on with what was paused, and tries again what was refused. */
export function resumeUpload(id: string): void {
  changeUpload(id, { state: "waiting", error: null });
  queue.work();
}

/** Says what a picture shows; what is being sent is described when it is there. */
export function sayAlt(id: string, alt: string): void {
  const isThere = uploadById(id)?.state === "done";
  changeUpload(id, { alt });
  if (isThere) attempt(describeUpload(uploadById(id)));
}

/** Takes a file out again; what the server has of it is given back. */
export function removeUpload(id: string): void {
  const upload = uploadById(id);
  if (!upload) return;
  queue.stop(id);
  drop(upload);
  forgetPicture(upload.file?.id ?? id);
  // It may be without a network: the server forgets what nobody goes on sending.
  cancelUpload(upload).catch(() => undefined);
  queue.work();
}

/** Takes out all that belongs to a draft or to a message that is not sent. */
export function removeUploads(holder: string): void {
  for (const { id } of uploadsOf(holder)) removeUpload(id);
}

function drop({ id }: Upload): void {
  uploads.set((all) => all.filter((one) => one.id !== id));
  forgetUpload(id);
}

/** The message is sent: what it carries is kept by the server from here on. */
export function uploadsSent(holder: string): void {
  for (const upload of uploadsOf(holder)) drop(upload);
}

/** The same for one file that is shown somewhere from here on. */
export function settleUpload(id: string): void {
  const upload = uploadById(id);
  if (upload) drop(upload);
}

/** Hands what can be sent from a draft to a message on its way; what was refused stays. Answers whether there is any. */
export function giveUploads(from: string, to: string): boolean {
  const given = uploadsOf(from).filter(({ state }) => state !== "refused");
  for (const { id, state } of given) {
    changeUpload(id, { holder: to, ...(state === "paused" && { state: "waiting" as const }) });
  }
  queue.work();
  return given.length > 0;
}

/** The files of a message in their order, once the server has all of them. */
export async function finishedUploads(holder: string): Promise<string[]> {
  await loaded;
  return new Promise((resolve) => {
    const look = () => {
      const all = uploadsOf(holder);
      if (all.some(({ state }) => state !== "done")) return;
      stop();
      resolve(all.flatMap(({ file }) => file?.id ?? []));
    };
    const stop = uploads.subscribe(look);
    look();
  });
}

let begin: (read: Promise<void>) => void;
/** When what was chosen before the page was left is known: until then nothing can be said of it. */
let loaded = new Promise<void>((resolve) => {
  begin = resolve;
});

export const uploadsLoaded = (): Promise<void> => loaded;

async function load(): Promise<void> {
  const here = space.get();
  const kept = await keptUploads();
  if (space.get() !== here) return;
  const known = new Set(uploads.get().map(({ id }) => id));
  const found = kept.filter(({ id }) => !known.has(id));
  for (const { id, file, width, mediaType } of found) {
    const bytes = isDrawn(mediaType) && width !== null ? await bytesOf(id) : undefined;
    if (bytes) keepPicture(file?.id ?? id, bytes);
  }
  if (space.get() !== here) return;
  uploads.set((all) => [...found, ...all]);
  queue.work();
}

/** Goes on with what was chosen before the page was left; called once. */
export function registerUploading(): void {
  const enter = () => {
    if (!space.get()) return;
    const read = load().catch(reportError);
    begin(read);
    loaded = read;
  };
  onClear(() => {
    queue.stopAll();
    forgetChosen();
    uploads.set([]);
  });
  space.subscribe(enter);
  enter();
}
