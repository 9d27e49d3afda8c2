import type { Folder } from "@atrium/contract/files/folders.ts";
import { Trans, useLingui } from "@lingui/react/macro";
import { Check, Folder as FolderIcon, FolderOpen } from "lucide-react";
import { useState } from "react";
import { attempt } from "#platform/realtime/call-here.ts";
import { Button } from "#ui/controls/button.tsx";
import { Select } from "#ui/controls/select.tsx";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { DialogBody, DialogFoot } from "#ui/overlays/dialog-parts.tsx";
import { PlaceName } from "./file-facts.tsx";
import { alterFolder, useFolders } from "./folder-store.ts";
import { channelOf } from "./library-address.ts";
import { closeDialog } from "./library-dialog-state.ts";
import { putFiles, type Spot } from "./place-files.ts";

type Props = { folder: Folder } | { fileIds: readonly string[]; from: Spot | null };

/** Chooses where files or a folder go. A folder stays in its place; files can go to the workspace's as well. */
export function FolderPicker(props: Props) {
  const { t } = useLingui();
  const folder = "folder" in props ? props.folder : undefined;
  const from = folder
    ? { channelId: folder.channelId, folderId: folder.parentId }
    : "from" in props
      ? props.from
      : null;
  const [place, setPlace] = useState(from?.channelId ?? "workspace");
  const folders = useFolders(place);
  const [chosen, setChosen] = useState<string | null>(from?.folderId ?? null);
  const go = () => {
    closeDialog();
    if (folder) attempt(alterFolder(folder, { parentId: chosen }));
    else if ("fileIds" in props) attempt(putFiles(props.fileIds, { channelId: channelOf(place), folderId: chosen }));
  };
  const lines = linesOf(folders?.all ?? [], folder?.id);
  return (
    <Dialog title={folder ? t`Move “${folder.name}”` : t`Put into a folder`} size="small" onClose={closeDialog}>
      <DialogBody>
        {!folder && from?.channelId && (
          <Select
            label={t`Where`}
            value={place}
            options={[
              { value: from.channelId, label: t`In this conversation` },
              { value: "workspace", label: t`In the workspace’s files` },
            ]}
            onChange={(next) => {
              setPlace(next);
              setChosen(null);
            }}
          />
        )}
        {!folder && place === "workspace" && from?.channelId && (
          <p className="text-meta text-quiet">
            <Trans>Everybody in the workspace will see it there.</Trans>
          </p>
        )}
        <div role="radiogroup" aria-label={t`Folder`} className="flex flex-col gap-0.5">
          <Line depth={0} isChosen={chosen === null} onChoose={() => setChosen(null)}>
            <FolderOpen size={18} strokeWidth={1.5} className="shrink-0" />
            <PlaceName channelId={channelOf(place)} />
          </Line>
          {lines.map(({ folder: one, depth }) => (
            <Line key={one.id} depth={depth} isChosen={chosen === one.id} onChoose={() => setChosen(one.id)}>
              <FolderIcon size={18} strokeWidth={1.5} className="shrink-0 text-accent-ink" />
              <bdi className="truncate">{one.name}</bdi>
            </Line>
          ))}
        </div>
      </DialogBody>
      <DialogFoot>
        <Button onPress={closeDialog}>{t`Cancel`}</Button>
        <Button kind="main" onPress={go} isDisabled={folders?.mayOrganise !== true}>
          {folder ? t`Move` : t`Put here`}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}

type LineProps = { depth: number; isChosen: boolean; onChoose: () => void; children: React.ReactNode };

const Line = ({ depth, isChosen, onChoose, children }: LineProps) => (
  <label
    style={{ paddingInlineStart: 8 + depth * 20 }}
    className="flex h-9 min-w-0 cursor-pointer items-center gap-2 rounded-control pe-2 text-ui hover:bg-hover has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus touch:h-11"
  >
    <input type="radio" name="folder" checked={isChosen} onChange={onChoose} className="sr-only" />
    {children}
    {isChosen && <Check size={16} strokeWidth={2} className="ms-auto shrink-0 text-accent" />}
  </label>
);

/** As a tree is read from top to bottom; a folder cannot go into itself. */
function linesOf(
  all: readonly Folder[],
  without: string | undefined,
  parentId: string | null = null,
  depth = 1,
): Line[] {
  return all
    .filter((one) => one.parentId === parentId && one.id !== without)
    .flatMap((folder) => [{ folder, depth }, ...linesOf(all, without, folder.id, depth + 1)]);
}
type Line = { folder: Folder; depth: number };
