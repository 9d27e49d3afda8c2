import * as contract from "@atrium/contract/chat/bookmarks.ts";
import { t } from "@lingui/core/macro";
import { newClientId } from "#platform/api/new-client-id.ts";
import { toast } from "#ui/feedback/toast.ts";
import { attempt, callHere } from "../call-here.ts";
import { applyBookmark, applyRemoved, bookmarksOf } from "./bookmark-store.ts";

type Bookmark = contract.Bookmark;
export type BookmarkWish = Pick<Bookmark, "title" | "url" | "emoji">;

export async function add(channelId: string, wish: BookmarkWish): Promise<void> {
  const { bookmark } = await callHere(contract.addBookmark, { channelId, clientId: newClientId(), ...wish });
  applyBookmark(bookmark);
}

export async function change({ channelId, id: bookmarkId }: Bookmark, wish: BookmarkWish): Promise<void> {
  const { bookmark } = await callHere(contract.changeBookmark, { channelId, bookmarkId, ...wish });
  applyBookmark(bookmark);
}

/** Puts a bookmark before another one, or behind all: at once here, and back again when the server refuses. */
export async function move(bookmark: Bookmark, before: string | null): Promise<void> {
  const { channelId, id: bookmarkId } = bookmark;
  const others = bookmarksOf(channelId).filter(({ id }) => id !== bookmarkId);
  const at = before === null ? others.length : others.findIndex(({ id }) => id === before);
  if (at < 0) return;
  const [left, right] = [others[at - 1]?.position, others[at]?.position];
  const position = left === undefined ? (right ?? 1) - 1 : right === undefined ? left + 1 : (left + right) / 2;
  applyBookmark({ ...bookmark, position });
  try {
    applyBookmark((await callHere(contract.moveBookmark, { channelId, bookmarkId, before })).bookmark);
  } catch (error) {
    applyBookmark(bookmark);
    throw error;
  }
}

/** One place towards the start (-1) or the end (1). */
export function moveBy(bookmark: Bookmark, step: -1 | 1): void {
  const all = bookmarksOf(bookmark.channelId);
  const at = all.findIndex(({ id }) => id === bookmark.id) + step;
  if (at < 0 || at >= all.length) return;
  attempt(move(bookmark, (step < 0 ? all[at]?.id : all[at + 1]?.id) ?? null));
}

/** Removes one at once, with a way back. */
export async function remove(bookmark: Bookmark): Promise<void> {
  const { channelId, id: bookmarkId, title, url, emoji } = bookmark;
  applyRemoved(channelId, bookmarkId);
  try {
    await callHere(contract.removeBookmark, { channelId, bookmarkId });
  } catch (error) {
    applyBookmark(bookmark);
    throw error;
  }
  const undo = () => attempt(add(channelId, { title, url, emoji }));
  toast(t`Bookmark removed`, { action: { label: t`Undo`, run: undo } });
}
