import { FolderNameDialog } from "./folder-name-dialog.tsx";
import { FolderPicker } from "./folder-picker.tsx";
import type { LibraryDialog } from "./library-dialog-state.ts";
import { ShareDialog } from "./share-dialog.tsx";
import { TagDialog } from "./tag-dialog.tsx";
import { VersionsDialog } from "./versions-dialog.tsx";

/** The dialog that is open. */
export default function LibraryDialogs({ open }: { open: LibraryDialog }) {
  switch (open.kind) {
    case "create":
      return <FolderNameDialog spot={open.spot} />;
    case "rename":
      return <FolderNameDialog folder={open.folder} />;
    case "move":
      return <FolderPicker folder={open.folder} />;
    case "put":
      return <FolderPicker fileIds={open.fileIds} from={open.from} />;
    case "tags":
      return <TagDialog file={open.file} />;
    case "versions":
      return <VersionsDialog file={open.file} />;
    case "share":
      return <ShareDialog file={open.file} />;
  }
}
