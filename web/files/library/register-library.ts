import { msg, t } from "@lingui/core/macro";
import { FolderOpen } from "lucide-react";
import { go } from "#platform/router/navigation.ts";
import { commands, panels } from "#platform/slots/shell-slots.ts";
import { space } from "#platform/store/space.ts";
import { addErrorWords } from "#platform/words/error-words.ts";
import { registerFolderStore } from "./folder-store.ts";
import { registerLibraryActions } from "./library-actions.ts";
import { libraryAddress } from "./library-address.ts";
import { LibraryDialogHost } from "./library-dialog-host.tsx";
import { registerLibraryStore } from "./library-store.ts";
import { registerPlacing } from "./place-files.ts";

/** Called once, when the first screen stands. */
export function registerLibrary(): void {
  registerLibraryStore();
  registerFolderStore();
  registerPlacing();
  registerLibraryActions();
  panels.add(LibraryDialogHost);
  commands.add({
    id: "files.open",
    label: () => t`Open files`,
    words: () => t`documents, uploads, attachments`,
    icon: FolderOpen,
    group: () => t`Go to`,
    when: () => space.get() !== null,
    run: () => go(libraryAddress()),
  });
  addErrorWords({
    folder_exists: msg`There is one of this name already. Choose another.`,
    too_deep: msg`Folders lie eight deep at most.`,
    too_many_folders: msg`There are five hundred folders here already. Delete one first.`,
    inside_itself: msg`A folder cannot be moved into itself.`,
    only_place: msg`Nobody else would see this file any more. Remove it instead.`,
    too_many_versions: msg`A hundred versions of this file are kept already. Remove one first.`,
    present_version: msg`The present version goes with the file alone.`,
    links_off: msg`Links for people without an account are switched off in this workspace.`,
    too_many_links: msg`Fifty links to this file work already. Revoke one first.`,
    too_many_tags: msg`A file has twenty tags at most. Take one off first.`,
  });
}
