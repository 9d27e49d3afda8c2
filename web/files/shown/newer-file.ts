import type { SharedFile } from "@atrium/contract/files/files.ts";

/**
 * The later of what an event said of a file and what a message that was fetched says. A new version begins without
 * previews, and is newer all the same.
 */
export function newerFile<F extends SharedFile>(told: SharedFile | undefined, fetched: F): F | SharedFile {
  if (!told || told.version < fetched.version) return fetched;
  return told.version > fetched.version || told.previews.length >= fetched.previews.length ? told : fetched;
}
