import type { Folder } from "@atrium/contract/files/folders.ts";
import { useLingui } from "@lingui/react/macro";
import { Ellipsis, Folder as FolderIcon } from "lucide-react";
import { actionMenu } from "#platform/slots/action-menu.ts";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { Menu } from "#ui/overlays/menu.tsx";
import { chooseFiles } from "../uploads/index.ts";
import { useFileTarget } from "./dragged-files.ts";
import { folderActions } from "./folder-actions.ts";
import { holderOf } from "./place-files.ts";

type Props = {
  folder: Folder;
  at: number;
  tabbable: boolean;
  mayOrganise: boolean;
  tile: boolean;
  onFocus: () => void;
  onOpen: () => void;
};

/** A folder: opened by a press, filled by dropping files on it. */
export function FolderItem({ folder, at, tabbable, mayOrganise, tile, onFocus, onOpen }: Props) {
  const { t } = useLingui();
  const { name, id, channelId } = folder;
  const spot = { channelId, folderId: id };
  const { over, props } = useFileTarget(mayOrganise ? spot : null, (files) => chooseFiles(holderOf(spot), files, null));
  const look = tile ? "rounded-card border border-line bg-surface h-13 px-2.5" : "rounded-control h-12 ps-2 touch:h-14";
  return (
    <div
      role="listitem"
      {...props}
      className={`relative flex min-w-0 items-center gap-3 pe-1.5 ${look} ${over ? "bg-accent-soft outline-2 -outline-offset-2 outline-accent" : "hover:bg-hover"}`}
    >
      <span className={`flex shrink-0 justify-center text-accent-ink ${tile ? "" : "ms-8 w-10"}`}>
        <FolderIcon size={22} strokeWidth={1.5} />
      </span>
      <button
        type="button"
        data-entry={at}
        tabIndex={tabbable ? 0 : -1}
        title={name}
        onFocus={onFocus}
        onClick={onOpen}
        className="min-w-0 flex-1 cursor-pointer truncate text-start text-ui font-medium before:absolute before:inset-0 before:rounded-card focus-visible:outline-none focus-visible:before:outline-2 focus-visible:before:-outline-offset-2 focus-visible:before:outline-focus"
      >
        <span className="sr-only">{t`Folder`} </span>
        <bdi>{name}</bdi>
      </button>
      {mayOrganise && (
        <span className="relative">
          <Menu label={t`More for ${name}`} entries={() => actionMenu(folderActions, folder)} placement="bottom end">
            {(trigger) => <IconButton {...trigger} icon={Ellipsis} label={t`More for ${name}`} size="small" />}
          </Menu>
        </span>
      )}
    </div>
  );
}
