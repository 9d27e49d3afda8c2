import { fileChanged, fileRemoved, type SharedFile } from "@atrium/contract/files/files.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onClear, onEvent } from "#platform/store/feed.ts";
import { useStore } from "#platform/store/use-store.ts";
import { newerFile } from "./newer-file.ts";

/** What became known of files after the messages that show them were fetched: previews, another version. */
const changed = createStore<ReadonlyMap<string, SharedFile>>(new Map());
/** Files that were taken away, also before the server has done it everywhere. */
const removed = createStore<ReadonlySet<string>>(new Set());

/** The files as they are now. */
export const useFiles = <F extends SharedFile>(files: readonly F[]): (F | SharedFile)[] =>
  useStore(changed, (all) => files.map((file) => newerFile(all.get(file.id), file)));

export const useFile = (file: SharedFile): SharedFile => useStore(changed, (all) => newerFile(all.get(file.id), file));

export const useRemoved = (): ReadonlySet<string> => useStore(removed);

/** Hides a file here, or shows it again. */
export function hideFile(id: string, isHidden: boolean): void {
  removed.set((all) => {
    const next = new Set(all);
    if (isHidden) next.add(id);
    else next.delete(id);
    return next;
  });
}

/** Called once. */
export function registerFileChanges(): void {
  onEvent(fileChanged, ({ file }) => changed.set((all) => new Map([...all, [file.id, file]])));
  onEvent(fileRemoved, ({ fileId }) => hideFile(fileId, true));
  onClear(() => {
    changed.set(new Map());
    removed.set(new Set());
  });
}
