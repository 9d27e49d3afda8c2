import type { LibraryFile } from "@atrium/contract/files/library.ts";
import { type KeyboardEvent, useState } from "react";
import { removeFiles } from "../actions/index.ts";
import { openDialog } from "./library-dialog-state.ts";

export type Selection = {
  /** In the order of the list. */
  selected: readonly string[];
  isSelected: (id: string) => boolean;
  toggle: (id: string) => void;
  all: () => void;
  none: () => void;
};

/** The files one has chosen together; what is no longer listed is no longer chosen. */
export function useSelection(ids: readonly string[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const selected = ids.filter((id) => chosen.has(id));
  return {
    selected,
    isSelected: (id) => chosen.has(id),
    toggle: (id) => {
      const next = new Set(selected);
      if (!next.delete(id)) next.add(id);
      setChosen(next);
    },
    all: () => setChosen(new Set(ids)),
    none: () => setChosen(new Set()),
  };
}

type About = { selection: Selection; here: LibraryFile | undefined; files: readonly LibraryFile[] };

/** Space chooses, Ctrl-A chooses all, Escape none; Delete removes, M puts into a folder. */
export function onSelectionKeys(press: KeyboardEvent, { selection, here, files }: About): boolean {
  const isOnName = (press.target as HTMLElement).dataset.entry !== undefined;
  if (!isOnName) return false;
  const chosen = chosenFiles(selection, files, here);
  const keys: Record<string, () => void> = {
    " ": () => here && selection.toggle(here.file.id),
    Delete: () => removeFiles(chosen.filter(({ abilities }) => abilities.remove).map(({ file }) => file)),
    m: () => openDialog({ kind: "put", fileIds: chosen.map(({ file }) => file.id), from: chosen[0]?.place ?? null }),
    ...(selection.selected.length > 0 && { Escape: selection.none }),
  };
  const isAll = (press.ctrlKey || press.metaKey) && press.key === "a";
  const run = isAll ? selection.all : press.ctrlKey || press.metaKey || press.altKey ? undefined : keys[press.key];
  if (!run || (!isAll && press.key !== "Escape" && chosen.length === 0)) return false;
  press.preventDefault();
  run();
  return true;
}

/** What is chosen; when nothing is, what one stands on. */
function chosenFiles({ selected }: Selection, files: readonly LibraryFile[], here: LibraryFile | undefined) {
  if (selected.length === 0) return here ? [here] : [];
  const ids = new Set(selected);
  return files.filter(({ file }) => ids.has(file.id));
}
