import type { Folder } from "@atrium/contract/files/folders.ts";
import type { LibraryFile } from "@atrium/contract/files/library.ts";
import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { VList, type VListHandle } from "virtua";
import { attempt } from "#platform/realtime/call-here.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { ErrorState } from "#ui/feedback/error-state.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { openLightbox } from "../lightbox/index.ts";
import { useRemoved } from "../shown/index.ts";
import { AttachmentTray, chooseFiles } from "../uploads/index.ts";
import { useFileTarget } from "./dragged-files.ts";
import { FolderItem } from "./folder-item.tsx";
import { useFolders } from "./folder-store.ts";
import { channelOf, type LibraryQuery } from "./library-address.ts";
import { FileRow, FileTile } from "./library-item.tsx";
import type { Look } from "./library-look.ts";
import { loadMore, useListing } from "./library-store.ts";
import { NoFiles } from "./no-files.tsx";
import { holderOf } from "./place-files.ts";
import { onSelectionKeys, useSelection } from "./selection.ts";
import { SelectionBar } from "./selection-bar.tsx";
import { useLibraryKeys } from "./use-library-keys.ts";

type Props = {
  query: LibraryQuery;
  look: Look;
  label: string;
  onFolder: (folderId: string | undefined) => void;
};

/** The folders and files of a place, or all files: walked by keyboard, chosen together, dropped into folders. */
export function FileBrowser({ query, look, label, onFolder }: Props) {
  const { t } = useLingui();
  const listing = useListing(query);
  const folders = useFolders(query.place ?? "workspace");
  const removed = useRemoved();
  const files = listing.files.filter(({ file }) => !removed.has(file.id));
  const shownFolders = foldersIn(query, folders?.all ?? []);
  const mayOrganise = folders?.mayOrganise === true;
  const spot = { channelId: channelOf(query.place), folderId: query.folderId ?? null };
  const upload = (chosen: File[]) => chooseFiles(holderOf(spot), chosen, null);
  const target = useFileTarget(mayOrganise ? spot : null, upload);
  const isNarrowed = Boolean(query.type ?? query.uploaderId ?? query.tag ?? query.since);
  return (
    <div className="relative flex min-h-0 flex-1 flex-col" {...target.props}>
      {!listing.ready && <Skeleton rows={7} withPicture label={t`Reading the files`} />}
      {listing.ready && listing.error !== null && files.length === 0 && (
        <ErrorState title={t`The files could not be read`}>{errorWords(listing.error)}</ErrorState>
      )}
      {listing.ready && listing.error === null && files.length + shownFolders.length === 0 && (
        <NoFiles isNarrowed={isNarrowed} spot={mayOrganise ? spot : null} />
      )}
      {files.length + shownFolders.length > 0 && (
        <Entries
          {...{ query, look, label, onFolder, files, mayOrganise }}
          folders={shownFolders}
          spot={query.place === undefined ? null : spot}
        />
      )}
      <AttachmentTray holder={holderOf(spot)} />
      {target.over && (
        <div className="appear pointer-events-none absolute inset-2 flex items-center justify-center rounded-card border-2 border-dashed border-accent bg-accent-soft/95 text-title font-bold text-accent-ink">
          {t`Drop to put it here`}
        </div>
      )}
    </div>
  );
}

/** What is narrowed down shows files alone. */
function foldersIn({ place, folderId, type, uploaderId, tag, since }: LibraryQuery, all: readonly Folder[]): Folder[] {
  if (!place || type || uploaderId || tag || since) return [];
  return all.filter(({ parentId }) => parentId === (folderId ?? null));
}

type EntriesProps = Props & {
  files: readonly LibraryFile[];
  folders: readonly Folder[];
  mayOrganise: boolean;
  spot: { channelId: string | null; folderId: string | null } | null;
};

function Entries({ query, look, label, onFolder, files, folders, mayOrganise, spot }: EntriesProps) {
  const list = useRef<VListHandle>(null);
  const { box, columns } = useColumns(look);
  const selection = useSelection(files.map(({ file }) => file.id));
  const lines = linesOf(folders.length, files.length, columns);
  const lineOf = (at: number) => lines.findIndex((line) => line.includes(at));
  const keys = useLibraryKeys({ count: folders.length + files.length, columns, list, lineOf });
  const open = (fileId: string) =>
    openLightbox(
      files.map(({ file, place }) => ({ file, saidAt: place.sharedAt })),
      fileId,
    );
  const entryAt = (at: number): ReactNode => {
    const common = { at, tabbable: at === keys.at, onFocus: () => keys.setAt(at) };
    const folder = folders[at];
    if (folder) {
      return (
        <FolderItem
          key={folder.id}
          {...common}
          folder={folder}
          mayOrganise={mayOrganise}
          tile={look === "tiles"}
          onOpen={() => onFolder(folder.id)}
        />
      );
    }
    const entry = files[at - folders.length] as LibraryFile;
    const { id } = entry.file;
    const Item = look === "tiles" ? FileTile : FileRow;
    return (
      <Item
        key={id}
        {...common}
        entry={entry}
        withPlace={query.place === undefined}
        selected={selection.isSelected(id)}
        choosing={selection.selected.length > 0}
        onOpen={() => open(id)}
        onToggle={() => selection.toggle(id)}
        dragged={() => (selection.isSelected(id) ? selection.selected : [id])}
      />
    );
  };
  const here = files[keys.at - folders.length];
  return (
    <>
      <SelectionBar selection={selection} files={files} mayOrganise={mayOrganise} spot={spot} />
      <div
        ref={box}
        role="list"
        aria-label={label}
        className="min-h-0 flex-1"
        onKeyDown={(press) => keys.walk(press) || onSelectionKeys(press, { selection, here, files })}
      >
        <VList
          ref={list}
          className="px-2 pb-4 pt-2 wide:px-4"
          onScroll={(offset) => {
            const { scrollSize = 0, viewportSize = 0 } = list.current ?? {};
            if (offset + viewportSize * 2 > scrollSize) attempt(loadMore(query));
          }}
        >
          {lines.map((line) => (
            <div
              key={line[0]}
              role="presentation"
              className={look === "tiles" ? "grid gap-3 pb-3" : ""}
              style={look === "tiles" ? { gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` } : undefined}
            >
              {line.map(entryAt)}
            </div>
          ))}
        </VList>
      </div>
    </>
  );
}

/** Folders and files each begin a new line. */
function linesOf(folders: number, files: number, columns: number): number[][] {
  const lines: number[][] = [];
  const add = (from: number, to: number) => {
    for (let at = from; at < to; at += columns) {
      lines.push(Array.from({ length: Math.min(columns, to - at) }, (_, n) => at + n));
    }
  };
  add(0, folders);
  add(folders, folders + files);
  return lines;
}

const leastTile = 208;

/** As many tiles beside each other as there is room for. */
function useColumns(look: Look) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { box, columns: look === "list" ? 1 : Math.max(2, Math.floor(width / leastTile)) };
}
