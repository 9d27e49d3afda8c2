import { type Bookmark, bookmarkChanged } from "@atrium/contract/chat/bookmarks.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { accessChannel, channelKey } from "../channels/index.ts";
import { type BookmarkRow, bookmarkOf, bookmarksIn } from "./bookmark-rows.ts";

/** The bookmarks of a channel, for who wants to change them: nobody else does until the transaction ends. */
export async function accessBookmarks(context: WorkspaceContext, channelId: string): Promise<BookmarkRow[]> {
  await accessChannel(context, channelId, "channel.bookmark", { lock: "channel" });
  return bookmarksIn(context.db, context.workspaceId, channelId);
}

/** One of them; the id of another channel's finds nothing. */
export async function accessBookmark(
  context: WorkspaceContext,
  { channelId, bookmarkId }: { channelId: string; bookmarkId: string },
): Promise<{ bookmark: BookmarkRow; all: BookmarkRow[] }> {
  const all = await accessBookmarks(context, channelId);
  return { bookmark: all.find(({ id }) => id === bookmarkId) ?? notFound("bookmark"), all };
}

/** Who sees the channel's messages hears of its bookmarks. */
export function tellBookmark({ emit, workspaceId, member }: WorkspaceContext, row: BookmarkRow): Bookmark {
  const bookmark = bookmarkOf(row);
  emit(bookmarkChanged, { bookmark }, { workspaceId, actorId: member.id, to: [channelKey(row.channel_id)] });
  return bookmark;
}
