import type { SharedFile } from "@atrium/contract/files/files.ts";
import { createStore } from "#platform/store/create-store.ts";

/** Whether smaller pictures are made of files here; nothing waits for them otherwise. */
const made = createStore(true);

/** A first answer kept from an earlier version says nothing of it. */
export const keepFilePreviews = (areMade: boolean | undefined): void => made.set(areMade ?? true);

export const previewsAreMade = (): boolean => made.get();

/** They take seconds; what has none by then will not get any. */
const patienceMs = 2 * 60_000;

/** Whether a file's preview is on its way. */
export const awaitsPreview = ({ previews, createdAt }: Pick<SharedFile, "previews" | "createdAt">): boolean =>
  made.get() && previews.length === 0 && Date.now() - Date.parse(createdAt) < patienceMs;
