import type { Bookmark } from "@atrium/contract/chat/bookmarks.ts";
import { useLingui } from "@lingui/react/macro";
import { ArrowLeft, ArrowRight, Ellipsis, Link, Link2, Pencil, Trash2 } from "lucide-react";
import { type DragEvent, type KeyboardEvent, type MouseEvent, useRef, useState } from "react";
import { go } from "#platform/router/navigation.ts";
import { toast } from "#ui/feedback/toast.ts";
import { type MenuEntry, MenuPopover } from "#ui/overlays/menu.tsx";
import { attempt } from "../call-here.ts";
import { bookmarkDialog } from "./bookmark-dialog-state.ts";
import { moveBy, remove } from "./change-bookmarks.ts";

type Props = { bookmark: Bookmark; can: boolean; onDragStart: (dragged: DragEvent) => void };

/** One bookmark: a link, with what can be done with it behind the right button or the dots. */
export function BookmarkChip({ bookmark, can, onDragStart }: Props) {
  const { t } = useLingui();
  const anchor = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState(false);
  const { title, url, emoji, channelId } = bookmark;
  const onKeyDown = (press: KeyboardEvent) => {
    const step = { ArrowLeft: -1 as const, ArrowRight: 1 as const }[press.key];
    if (!step || !press.altKey || !press.shiftKey || !can) return;
    press.preventDefault();
    press.stopPropagation();
    moveBy(bookmark, towards(step));
  };
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    toast(t`Link copied`);
  };
  const changes: MenuEntry[] = [
    null,
    { id: "edit", label: t`Change`, icon: Pencil, run: () => bookmarkDialog.set({ channelId, bookmark }) },
    { id: "start", label: t`Move towards the start`, icon: ArrowLeft, run: () => moveBy(bookmark, -1) },
    { id: "end", label: t`Move towards the end`, icon: ArrowRight, run: () => moveBy(bookmark, 1) },
    { id: "remove", label: t`Remove`, icon: Trash2, danger: true, run: () => attempt(remove(bookmark)) },
  ];
  const entries: MenuEntry[] = [{ id: "copy", label: t`Copy link`, icon: Link2, run: () => attempt(copy()) }];
  return (
    // Keys and the right button act on the link inside.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <span
      ref={anchor}
      className="group/chip flex h-7 max-w-60 items-center rounded-control hover:bg-hover focus-within:bg-hover touch:h-11"
      onKeyDown={onKeyDown}
      onContextMenu={(click) => {
        click.preventDefault();
        setOpen(true);
      }}
    >
      <a
        href={url}
        target="_blank"
        rel="noopener noreferrer nofollow"
        draggable={can}
        title={url}
        aria-keyshortcuts={can ? "Alt+Shift+ArrowLeft Alt+Shift+ArrowRight" : undefined}
        className="flex h-full min-w-0 items-center gap-1.5 rounded-control ps-2 text-ui -outline-offset-2"
        onDragStart={onDragStart}
        onClick={(click) => followInside(click, url)}
      >
        {emoji ? <span aria-hidden="true">{emoji}</span> : <Link size={14} strokeWidth={1.5} className="text-quiet" />}
        <span dir="auto" className="truncate">
          {title}
        </span>
      </a>
      <button
        type="button"
        aria-label={t`More about ${title}`}
        aria-haspopup="menu"
        aria-expanded={open}
        className="flex h-full w-6 shrink-0 cursor-pointer items-center justify-center text-quiet opacity-0 focus-visible:opacity-100 group-hover/chip:opacity-100 group-focus-within/chip:opacity-100 aria-expanded:opacity-100 touch:w-9 touch:opacity-100"
        onClick={() => setOpen(true)}
      >
        <Ellipsis size={14} strokeWidth={1.5} />
      </button>
      {open && (
        <MenuPopover
          label={title}
          entries={can ? [...entries, ...changes] : entries}
          anchor={anchor}
          placement="bottom start"
          onClose={() => setOpen(false)}
        />
      )}
    </span>
  );
}

/** The start is on the right where one reads from there. */
const towards = (step: -1 | 1): -1 | 1 =>
  getComputedStyle(document.documentElement).direction === "rtl" ? (-step as -1 | 1) : step;

/** A place of this very instance opens here, without loading the app anew. */
function followInside(click: MouseEvent, url: string): void {
  if (click.metaKey || click.ctrlKey || click.shiftKey || !url.startsWith(`${location.origin}/`)) return;
  const path = url.slice(location.origin.length);
  if (path.startsWith("/api/")) return;
  click.preventDefault();
  go(path);
}
