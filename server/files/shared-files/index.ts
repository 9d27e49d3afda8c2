import { fileChanged, fileReady, fileRemoved } from "@atrium/contract/files/files.ts";
import { feature } from "#platform/operations/feature.ts";
import { describeFile } from "./describe-file.ts";
import { fileRoutes } from "./file-routes.ts";
import { readFile } from "./read-file.ts";
import { removeFile } from "./remove-file.ts";

export { byteRange } from "./byte-range.ts";
export { accessFile, readableHolders } from "./file-access.ts";
export { type FileHolder, fileHolder } from "./file-holder.ts";
export {
  type FileDetails,
  type FileRow,
  type FileUse,
  fileBy,
  filesHeldBy,
  holdersOf,
  insertUses,
  keepFiles,
  lockUnused,
  ownFiles,
  setFound,
} from "./file-rows.ts";
export { putText, textOf } from "./file-text-rows.ts";
export { forgetUses, takeAway } from "./forget-uses.ts";
export { serveBytes } from "./serve-bytes.ts";
export { sharedFileOf, shownKind } from "./shared-file.ts";
export { hearersOf, tellFile } from "./tell-file.ts";
export {
  deleteVersion,
  type FileVersionRow,
  insertVersion,
  presentVersion,
  versionBy,
  versionsOf,
} from "./version-rows.ts";

/** Files people share: who sees them, their bytes, and taking them away again. */
export const sharedFiles = feature({
  name: "files/shared-files",
  operations: [readFile, describeFile, removeFile],
  events: [fileReady, fileChanged, fileRemoved],
  permissions: { "file.remove": { summary: "remove files others uploaded", roles: ["owner", "admin"] } },
  routes: fileRoutes,
});
