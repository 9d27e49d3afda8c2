import type { FileLimits } from "@atrium/contract/files/uploads.ts";
import { createStore } from "#platform/store/create-store.ts";

/** What may be attached here: bytes of a file, files of a message. */
export const fileLimits = createStore<FileLimits>({ bytes: Number.POSITIVE_INFINITY, perMessage: 10 });

/** A first answer kept from an earlier version says nothing of it. */
export const keepFileLimits = (limits: FileLimits | undefined): void => {
  if (limits) fileLimits.set(limits);
};
