import { folderChanged, folderDeleted } from "@atrium/contract/files/folders.ts";
import { feature } from "#platform/operations/feature.ts";
import { fileHolder } from "../shared-files/index.ts";
import { changeFolder } from "./change-folder.ts";
import { createFolder } from "./create-folder.ts";
import { deleteFolder } from "./delete-folder.ts";
import { folderHolder } from "./folder-holder.ts";
import { listFolders } from "./list-folders.ts";

export { accessFolder, holdFolder } from "./folder-access.ts";

fileHolder("folder", folderHolder);

/** Folders of channels and of the workspace, in which files are kept. */
export const folders = feature({
  name: "files/folders",
  operations: [listFolders, createFolder, changeFolder, deleteFolder],
  events: [folderChanged, folderDeleted],
  permissions: {
    "file.browse": { summary: "see the workspace's own files", roles: ["owner", "admin", "member"] },
    "file.organise": {
      summary: "make folders, put files into them and tag files, where one may write",
      roles: ["owner", "admin", "member"],
    },
  },
});
