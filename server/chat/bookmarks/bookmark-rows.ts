import type { Bookmark } from "@atrium/contract/chat/bookmarks.ts";
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

type BookmarkTable = {
  workspace_id: string;
  channel_id: string;
  id: string;
  client_id: string;
  title: string;
  url: string;
  emoji: string | null;
  position: number;
  created_by: string;
  created_at: Date;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    bookmark: BookmarkTable;
  }
}
export type BookmarkRow = BookmarkTable;

/** The most bookmarks of one channel: all of them stand in one bar. */
export const mostBookmarks = 100;

export const bookmarkOf = (row: BookmarkRow): Bookmark => ({
  id: row.id,
  channelId: row.channel_id,
  title: row.title,
  url: row.url,
  emoji: row.emoji,
  position: row.position,
  createdBy: row.created_by,
});

/** All of a channel in their order; one more than there may be, when there are. */
export const bookmarksIn = (db: Db, workspaceId: string, channelId: string): Promise<BookmarkRow[]> =>
  db
    .selectFrom("bookmark")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("channel_id", "=", channelId)
    .orderBy("position")
    .orderBy("id")
    .limit(mostBookmarks + 1)
    .execute();

/** What this client already added under the id, wherever. */
export const bookmarkOfClient = (
  db: Db,
  workspaceId: string,
  createdBy: string,
  clientId: string,
): Promise<BookmarkRow | undefined> =>
  db
    .selectFrom("bookmark")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("created_by", "=", createdBy)
    .where("client_id", "=", clientId)
    .executeTakeFirst();

export async function insertBookmark(db: Db, row: BookmarkRow): Promise<void> {
  await db.insertInto("bookmark").values(row).execute();
}

export const updateBookmark = (db: Db, row: BookmarkRow, change: Partial<BookmarkRow>): Promise<BookmarkRow> =>
  db
    .updateTable("bookmark")
    .set(change)
    .where("workspace_id", "=", row.workspace_id)
    .where("channel_id", "=", row.channel_id)
    .where("id", "=", row.id)
    .returningAll()
    .executeTakeFirstOrThrow();

/** Answers whether it was there. */
export async function deleteBookmark(db: Db, workspaceId: string, channelId: string, id: string): Promise<boolean> {
  const gone = await db
    .deleteFrom("bookmark")
    .where("workspace_id", "=", workspaceId)
    .where("channel_id", "=", channelId)
    .where("id", "=", id)
    .returning("id")
    .execute();
  return gone.length > 0;
}

/** Gives bookmarks the positions 1, 2, 3 in this order. */
export async function numberAnew(db: Db, workspaceId: string, channelId: string, ids: string[]): Promise<void> {
  await sql`update bookmark b set position = o.place from unnest(${ids}::uuid[]) with ordinality as o(id, place)
    where b.workspace_id = ${workspaceId}::uuid and b.channel_id = ${channelId}::uuid and b.id = o.id`.execute(db);
}
