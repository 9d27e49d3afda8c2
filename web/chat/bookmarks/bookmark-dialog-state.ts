import type { Bookmark } from "@atrium/contract/chat/bookmarks.ts";
import { createStore } from "#platform/store/create-store.ts";

/** The bookmark being written: a new one without `bookmark`. */
export const bookmarkDialog = createStore<{ channelId: string; bookmark?: Bookmark } | null>(null);
export const closeBookmarkDialog = (): void => bookmarkDialog.set(null);
