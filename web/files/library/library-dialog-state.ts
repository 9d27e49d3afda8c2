import type { SharedFile } from "@atrium/contract/files/files.ts";
import type { Folder } from "@atrium/contract/files/folders.ts";
import { createStore } from "#platform/store/create-store.ts";
import type { Spot } from "./place-files.ts";

/** What is asked in a dialog about files and folders. */
export type LibraryDialog =
  | { kind: "create"; spot: Spot }
  | { kind: "rename"; folder: Folder }
  | { kind: "move"; folder: Folder }
  | { kind: "put"; fileIds: readonly string[]; from: Spot | null }
  | { kind: "tags" | "versions" | "share"; file: SharedFile };

export const libraryDialog = createStore<LibraryDialog | null>(null);
export const openDialog = (dialog: LibraryDialog): void => libraryDialog.set(dialog);
export const closeDialog = (): void => libraryDialog.set(null);
