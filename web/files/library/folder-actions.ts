import type { Folder } from "@atrium/contract/files/folders.ts";
import { t } from "@lingui/core/macro";
import { FolderInput, PenLine, Trash2 } from "lucide-react";
import { attempt } from "#platform/realtime/call-here.ts";
import type { Action } from "#platform/slots/action.ts";
import { confirm } from "#ui/overlays/confirm.ts";
import { removeFolder } from "./folder-store.ts";
import { openDialog } from "./library-dialog-state.ts";

const group = () => t`Folder`;

/** What can be done with a folder by who may put its place in order. */
export const folderActions: readonly Action<Folder>[] = [
  {
    id: "folder.rename",
    label: () => t`Rename`,
    icon: PenLine,
    group,
    run: (folder) => openDialog({ kind: "rename", folder }),
  },
  {
    id: "folder.move",
    label: () => t`Move`,
    icon: FolderInput,
    group,
    run: (folder) => openDialog({ kind: "move", folder }),
  },
  {
    id: "folder.delete",
    label: () => t`Delete folder`,
    icon: Trash2,
    group,
    danger: true,
    async run(folder) {
      const yes = await confirm({
        title: t`Delete the folder “${folder.name}”?`,
        text: t`Folders in it are deleted as well. No file is lost: the files stay in this place, outside of folders.`,
        action: t`Delete folder`,
        danger: true,
      });
      if (yes) attempt(removeFolder(folder));
    },
  },
];
