import type { Bookmark } from "@atrium/contract/chat/bookmarks.ts";
import type { Channel } from "@atrium/contract/chat/channels.ts";
import { Plural, useLingui } from "@lingui/react/macro";
import { Pin, Plus } from "lucide-react";
import { type DragEvent, useState } from "react";
import { go, useSearchChange, useSearchValue } from "#platform/router/navigation.ts";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { attempt } from "../call-here.ts";
import { useAbilities } from "../channels/index.ts";
import { pinsAddress, usePinCount } from "../pins/index.ts";
import { BookmarkChip } from "./bookmark-chip.tsx";
import { bookmarkDialog } from "./bookmark-dialog-state.ts";
import { move } from "./change-bookmarks.ts";

type Props = { channel: Channel; bookmarks: readonly Bookmark[] };

/** Below a channel's header: how many messages are pinned, and its bookmarks. */
export default function BookmarkBar({ channel, bookmarks }: Props) {
  const { t } = useLingui();
  const can = useAbilities(channel.id)?.bookmark === true;
  const [over, setOver] = useState<string | null>(null);
  const drop = (dragged: DragEvent, before: string | null) => {
    dragged.preventDefault();
    setOver(null);
    const bookmark = bookmarks.find(({ id }) => id === dragged.dataTransfer.getData(dragType));
    if (bookmark && bookmark.id !== before) attempt(move(bookmark, before));
  };
  const accept = (dragged: DragEvent, place: string) => {
    if (!can || !dragged.dataTransfer.types.includes(dragType)) return;
    dragged.preventDefault();
    setOver(place);
  };
  return (
    <nav
      aria-label={t`Pins and bookmarks`}
      className="flex h-10 shrink-0 items-center gap-1 overflow-x-auto border-b border-line px-2 [scrollbar-width:none] wide:px-4 touch:h-12"
      onDragLeave={() => setOver(null)}
    >
      <PinsChip channelId={channel.id} />
      {bookmarks.map((bookmark) => (
        <span
          key={bookmark.id}
          className={`flex shrink-0 rounded-control border-s-2 ${over === bookmark.id ? "border-accent" : "border-transparent"}`}
          onDragOver={(dragged) => accept(dragged, bookmark.id)}
          onDrop={(dragged) => drop(dragged, bookmark.id)}
        >
          <BookmarkChip
            bookmark={bookmark}
            can={can}
            onDragStart={(dragged) => dragged.dataTransfer.setData(dragType, bookmark.id)}
          />
        </span>
      ))}
      {can && (
        <span
          className={`flex flex-1 rounded-control border-s-2 ${over === end ? "border-accent" : "border-transparent"}`}
          onDragOver={(dragged) => accept(dragged, end)}
          onDrop={(dragged) => drop(dragged, null)}
        >
          <IconButton
            icon={Plus}
            label={t`Add a bookmark`}
            size="small"
            tooltipAt="bottom"
            onPress={() => bookmarkDialog.set({ channelId: channel.id })}
          />
        </span>
      )}
    </nav>
  );
}

const dragType = "application/x-atrium-bookmark";
const end = "end";

function PinsChip({ channelId }: { channelId: string }) {
  const count = usePinCount(channelId);
  const change = useSearchChange();
  const open = useSearchValue("pins") !== undefined;
  if (count === 0) return null;
  return (
    <button
      type="button"
      aria-pressed={open}
      className="flex h-7 shrink-0 cursor-pointer items-center gap-1.5 rounded-control px-2 text-ui text-quiet hover:bg-hover hover:text-text aria-pressed:bg-accent-soft aria-pressed:text-accent-ink touch:h-11"
      onClick={() => (open ? change({ pins: undefined }) : go(pinsAddress(channelId)))}
    >
      <Pin size={16} strokeWidth={1.5} />
      <Plural value={count} one="# pinned" other="# pinned" />
    </button>
  );
}
