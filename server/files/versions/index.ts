import { feature } from "#platform/operations/feature.ts";
import { addFileVersion } from "./add-file-version.ts";
import { listFileVersions } from "./list-file-versions.ts";
import { removeFileVersion } from "./remove-file-version.ts";
import { restoreFileVersion } from "./restore-file-version.ts";

/** What a file has been: new contents under the same id, and the earlier ones. */
export const fileVersions = feature({
  name: "files/versions",
  operations: [listFileVersions, addFileVersion, restoreFileVersion, removeFileVersion],
});
