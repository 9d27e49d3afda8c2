import { useLingui } from "@lingui/react/macro";
import { FolderPlus, LayoutGrid, List, Upload } from "lucide-react";
import { Button } from "#ui/controls/button.tsx";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { chooseFiles, pickFiles } from "../uploads/index.ts";
import { useFolders } from "./folder-store.ts";
import { channelOf, type LibraryQuery } from "./library-address.ts";
import { openDialog } from "./library-dialog-state.ts";
import { setLook, useLook } from "./library-look.ts";
import { holderOf } from "./place-files.ts";

/** How files are laid out, and bringing in new ones. */
export function LibraryBar({ query: { place, folderId } }: { query: LibraryQuery }) {
  const { t } = useLingui();
  const look = useLook();
  const mayOrganise = useFolders(place ?? "workspace")?.mayOrganise === true;
  const spot = { channelId: channelOf(place), folderId: folderId ?? null };
  return (
    <>
      {look === "list" ? (
        <IconButton icon={LayoutGrid} label={t`Show as tiles`} onPress={() => setLook("tiles")} />
      ) : (
        <IconButton icon={List} label={t`Show as a list`} onPress={() => setLook("list")} />
      )}
      {mayOrganise && (
        <>
          <IconButton icon={FolderPlus} label={t`New folder`} onPress={() => openDialog({ kind: "create", spot })} />
          <Button kind="main" onPress={() => pickFiles("files", (chosen) => chooseFiles(holderOf(spot), chosen, null))}>
            <Upload size={16} strokeWidth={1.5} />
            {t`Upload`}
          </Button>
        </>
      )}
    </>
  );
}
