import type { LibraryFile } from "@atrium/contract/files/library.ts";
import { useLingui } from "@lingui/react/macro";
import { Check } from "lucide-react";
import { FileMenu, useFile } from "../shown/index.ts";
import { dragFiles } from "./dragged-files.ts";
import { FileMarks, FileMeasure, FileOrigin } from "./file-facts.tsx";
import { FilePicture } from "./file-picture.tsx";

export type ItemProps = {
  entry: LibraryFile;
  /** Among all entries of the list. */
  at: number;
  tabbable: boolean;
  selected: boolean;
  /** Whether something is chosen already: then every press chooses. */
  choosing: boolean;
  withPlace: boolean;
  onFocus: () => void;
  onOpen: () => void;
  onToggle: () => void;
  /** The ids a drag of this one takes along. */
  dragged: () => readonly string[];
};

/** A file in a list: its picture, name, whose and where, when and how large. */
export function FileRow(props: ItemProps) {
  const { selected, withPlace, dragged } = props;
  const entry = useEntry(props.entry);
  return (
    <div
      role="listitem"
      draggable
      onDragStart={(drag) => dragFiles(drag, dragged())}
      className={`group relative flex h-14 items-center gap-3 rounded-control pe-1.5 ps-2 touch:h-16 ${selected ? "bg-accent-soft" : "hover:bg-hover"}`}
    >
      <SelectMark {...props} />
      <span className="size-10 shrink-0 overflow-hidden rounded-control">
        <FilePicture file={entry.file} />
      </span>
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="flex min-w-0 items-center gap-1.5">
          <OpenButton {...props} />
          <FileMarks entry={entry} />
        </span>
        <span className="flex min-w-0 items-center gap-1 text-meta text-quiet">
          <FileOrigin entry={entry} withPlace={withPlace} />
          <span aria-hidden="true">·</span>
          <FileMeasure entry={entry} />
        </span>
      </span>
      <span className="relative">
        <FileMenu file={entry.file} />
      </span>
    </div>
  );
}

/** The same as a tile: the picture first. */
export function FileTile(props: ItemProps) {
  const { selected, withPlace, dragged } = props;
  const entry = useEntry(props.entry);
  return (
    <div
      role="listitem"
      draggable
      onDragStart={(drag) => dragFiles(drag, dragged())}
      className={`group relative flex min-w-0 flex-col overflow-hidden rounded-card border ${selected ? "border-accent bg-accent-soft" : "border-line bg-surface hover:border-control"}`}
    >
      <span className="h-36 w-full overflow-hidden border-b border-line">
        <FilePicture file={entry.file} large />
      </span>
      <span className="flex min-w-0 flex-col px-2.5 py-2">
        <span className="flex min-w-0 items-center gap-1.5">
          <OpenButton {...props} />
          {entry.file.version > 1 && <FileMarks entry={{ ...entry, tags: [] }} />}
        </span>
        <span className="flex min-w-0 text-meta text-quiet">
          <FileOrigin entry={entry} withPlace={withPlace} />
        </span>
        <span className="text-meta text-quiet">
          <FileMeasure entry={entry} />
        </span>
      </span>
      <span className="absolute start-2 top-2">
        <SelectMark {...props} />
      </span>
      <span className="absolute end-1.5 top-1.5 rounded-control bg-raised opacity-0 shadow-raised focus-within:opacity-100 group-hover:opacity-100 touch:opacity-100">
        <FileMenu file={entry.file} />
      </span>
    </div>
  );
}

/** What became known since the list was fetched. */
const useEntry = (entry: LibraryFile): LibraryFile => ({ ...entry, file: useFile(entry.file) });

/** The name; a press anywhere on the item is a press on it. */
function OpenButton({ entry: { file }, at, tabbable, choosing, onFocus, onOpen, onToggle }: ItemProps) {
  return (
    <button
      type="button"
      data-entry={at}
      tabIndex={tabbable ? 0 : -1}
      title={file.name}
      onFocus={onFocus}
      onClick={(press) => (press.ctrlKey || press.metaKey || (choosing && press.detail > 0) ? onToggle() : onOpen())}
      className="min-w-0 cursor-pointer truncate text-start text-ui font-medium before:absolute before:inset-0 before:rounded-card focus-visible:outline-none focus-visible:before:outline-2 focus-visible:before:-outline-offset-2 focus-visible:before:outline-focus"
    >
      <bdi>{file.name}</bdi>
    </button>
  );
}

function SelectMark({ entry: { file }, selected, choosing, onToggle }: ItemProps) {
  const { t } = useLingui();
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={selected}
      aria-label={t`Choose ${file.name}`}
      tabIndex={-1}
      onClick={onToggle}
      className={`relative z-1 flex size-5 shrink-0 cursor-pointer items-center justify-center rounded-control border touch:size-7 ${selected ? "border-accent bg-accent text-on-accent" : "border-control bg-surface"} ${selected || choosing ? "" : "opacity-0 group-hover:opacity-100 group-has-[:focus-visible]:opacity-100 touch:opacity-100"}`}
    >
      {selected && <Check size={14} strokeWidth={2.5} />}
    </button>
  );
}
