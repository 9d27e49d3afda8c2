import type { LibraryFile } from "@atrium/contract/files/library.ts";
import { Plural, useLingui } from "@lingui/react/macro";
import { FolderInput, Trash2, X } from "lucide-react";
import { Button } from "#ui/controls/button.tsx";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { removeFiles } from "../actions/index.ts";
import { openDialog } from "./library-dialog-state.ts";
import type { Spot } from "./place-files.ts";
import type { Selection } from "./selection.ts";

type Props = {
  selection: Selection;
  files: readonly LibraryFile[];
  mayOrganise: boolean;
  spot: Spot | null;
};

/** What can be done with all that is chosen. */
export function SelectionBar({ selection, files, mayOrganise, spot }: Props) {
  const { t } = useLingui();
  const ids = new Set(selection.selected);
  if (ids.size === 0) return null;
  const chosen = files.filter(({ file }) => ids.has(file.id));
  const removable = chosen.filter(({ abilities }) => abilities.remove).map(({ file }) => file);
  return (
    <div
      role="toolbar"
      aria-label={t`What is chosen`}
      className="appear mx-2 mt-2 flex min-h-11 shrink-0 flex-wrap items-center gap-2 rounded-card bg-accent-soft px-3 py-1 text-accent-ink wide:mx-4"
    >
      <span className="text-ui font-medium" role="status">
        <Plural value={ids.size} one="# file chosen" other="# files chosen" />
      </span>
      <span className="ms-auto flex flex-wrap items-center gap-1">
        {mayOrganise && (
          <Button
            size="small"
            kind="quiet"
            onPress={() => openDialog({ kind: "put", fileIds: [...ids], from: spot ?? chosen[0]?.place ?? null })}
          >
            <FolderInput size={16} strokeWidth={1.5} />
            {t`Put into a folder`}
          </Button>
        )}
        {removable.length > 0 && (
          <Button
            size="small"
            kind="quiet"
            onPress={() => {
              removeFiles(removable);
              selection.none();
            }}
          >
            <Trash2 size={16} strokeWidth={1.5} />
            {t`Remove`}
          </Button>
        )}
        <IconButton size="small" icon={X} label={t`Choose none`} onPress={selection.none} />
      </span>
    </div>
  );
}
