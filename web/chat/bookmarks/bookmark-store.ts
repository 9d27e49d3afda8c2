import { type Bookmark, bookmarkChanged, bookmarkRemoved, readShelf } from "@atrium/contract/chat/bookmarks.ts";
import { channelLeft } from "@atrium/contract/chat/channels.ts";
import { useEffect } from "react";
import { useConnectionState } from "#platform/realtime/live.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onClear, onEvent } from "#platform/store/feed.ts";
import { useStore } from "#platform/store/use-store.ts";
import { callHere } from "../call-here.ts";
import { freshness } from "../messages/index.ts";
import { keepPinned } from "../pins/index.ts";

/** The bookmarks of the channels that were opened, in order. */
const bookmarks = createStore<ReadonlyMap<string, readonly Bookmark[]>>(new Map());

export const bookmarksOf = (channelId: string): readonly Bookmark[] => bookmarks.get().get(channelId) ?? none;
const none: readonly Bookmark[] = [];

/** Added, changed or moved: takes the echo of one's own action and the event alike. */
export const applyBookmark = (bookmark: Bookmark): void =>
  change(bookmark.channelId, (held) => [...held.filter(({ id }) => id !== bookmark.id), bookmark].sort(inOrder));

export const applyRemoved = (channelId: string, bookmarkId: string): void =>
  change(channelId, (held) => held.filter(({ id }) => id !== bookmarkId));

const inOrder = (a: Bookmark, b: Bookmark) => a.position - b.position || (a.id < b.id ? -1 : 1);

/** Of a channel nobody opened nothing is kept: it is read when somebody does. */
function change(channelId: string, next: (held: readonly Bookmark[]) => readonly Bookmark[]): void {
  const held = bookmarks.get().get(channelId);
  if (held) bookmarks.set((all) => new Map(all).set(channelId, next(held)));
}

/** The bookmarks of the channel somebody looks at. */
export function useBookmarks(channelId: string): readonly Bookmark[] {
  const online = useConnectionState().status === "online";
  const asOf = useStore(freshness);
  useEffect(() => {
    if (online) load(channelId).catch(() => undefined);
  }, [channelId, online, asOf]);
  return useStore(bookmarks, (all) => all.get(channelId) ?? none);
}

async function load(channelId: string): Promise<void> {
  const shelf = await callHere(readShelf, { channelId });
  bookmarks.set((all) => new Map(all).set(channelId, shelf.bookmarks));
  keepPinned(channelId, shelf.pinned);
}

/** Hears of bookmarks from now on; called once. */
export function registerBookmarkStore(): void {
  onEvent(bookmarkChanged, ({ bookmark }) => applyBookmark(bookmark));
  onEvent(bookmarkRemoved, ({ channelId, bookmarkId }) => applyRemoved(channelId, bookmarkId));
  onEvent(channelLeft, ({ channelId }) => bookmarks.set((all) => new Map([...all].filter(([id]) => id !== channelId))));
  onClear(() => bookmarks.set(new Map()));
}
