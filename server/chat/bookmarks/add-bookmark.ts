import { addBookmark as contract } from "@atrium/contract/chat/bookmarks.ts";
import { handle } from "#platform/operations/feature.ts";
import { newId } from "#platform/operations/new-id.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { accessBookmarks, tellBookmark } from "./bookmark-access.ts";
import { bookmarkOf, bookmarkOfClient, insertBookmark, mostBookmarks } from "./bookmark-rows.ts";

export const addBookmark = handle(
  contract,
  async (context, { workspaceId, channelId, clientId, title, url, emoji }) => {
    const { db, member, now } = context;
    const all = await accessBookmarks(context, channelId);
    const before = await bookmarkOfClient(db, workspaceId, member.id, clientId);
    if (before) return before.channel_id === channelId ? { bookmark: bookmarkOf(before) } : refuse("client_id_used");
    if (all.length >= mostBookmarks) refuse("too_many_bookmarks", { detail: `at most ${mostBookmarks} in a channel` });
    const row = {
      workspace_id: workspaceId,
      channel_id: channelId,
      id: newId(),
      client_id: clientId,
      title,
      url,
      emoji,
      position: (all.at(-1)?.position ?? 0) + 1,
      created_by: member.id,
      created_at: now,
    };
    await insertBookmark(db, row);
    return { bookmark: tellBookmark(context, row) };
  },
);
