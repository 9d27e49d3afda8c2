import { createStore } from "#platform/store/create-store.ts";
import { useStore } from "#platform/store/use-store.ts";
import type { Upload } from "./upload.ts";
import { keepUpload } from "./upload-memory.ts";

/** Everything chosen on this device that is in no message yet, in the order it was chosen. */
export const uploads = createStore<readonly Upload[]>([]);

export const uploadsOf = (holder: string): Upload[] => uploads.get().filter((one) => one.holder === holder);

export const useUploads = (holder: string): Upload[] =>
  useStore(uploads, (all) => all.filter((one) => one.holder === holder));

export const uploadById = (id: string): Upload | undefined => uploads.get().find((one) => one.id === id);

/** Changes what is known of an upload; what must outlive the page is written down. */
export function changeUpload(id: string, change: Partial<Upload>): void {
  if (!uploadById(id)) return;
  uploads.set((all) => all.map((one) => (one.id === id ? { ...one, ...change } : one)));
  const after = uploadById(id);
  const isProgress = Object.keys(change).every((key) => key === "sent");
  if (after && !isProgress) keepUpload(after);
}
