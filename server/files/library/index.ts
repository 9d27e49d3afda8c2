import { filePlaced, fileTagged, fileUnplaced } from "@atrium/contract/files/library.ts";
import { feature } from "#platform/operations/feature.ts";
import { listFiles } from "./list-files.ts";
import { placeFiles } from "./place-files.ts";
import { readLibraryFile } from "./read-library-file.ts";
import { suggestTags } from "./suggest-tags.ts";
import { tagFile } from "./tag-file.ts";
import { unplaceFile } from "./unplace-file.ts";

export { firstIdOf } from "./file-id.ts";
export { accessSeenFile, fileAbilities, libraryFiles, type SeenFile, seenFiles } from "./library-file.ts";
export { lockFiles, unusedAmong } from "./placing-rows.ts";

/** All files one may see, newest first; putting them into folders, and tagging them. */
export const library = feature({
  name: "files/library",
  operations: [listFiles, readLibraryFile, placeFiles, unplaceFile, tagFile, suggestTags],
  events: [filePlaced, fileUnplaced, fileTagged],
});
