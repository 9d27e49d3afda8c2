import type { Saved } from "@atrium/contract/chat/saved.ts";
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import { channelIsThere } from "../channels/index.ts";

type SavedTable = {
  workspace_id: string;
  member_id: string;
  message_id: string;
  state: Saved["state"];
  note: string;
  saved_at: Date;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    saved_message: SavedTable;
  }
}

/** A person's own: every query asks for theirs alone. */
export type Whose = { workspaceId: string; memberId: string };

export const savedOf = (row: SavedTable): Saved => ({
  messageId: row.message_id,
  state: row.state,
  note: row.note,
  savedAt: row.saved_at.toISOString(),
});

/** Held until the commit, so that what is told of it is what it is. */
export const lockSaved = (
  db: Db,
  { workspaceId, memberId }: Whose,
  messageId: string,
): Promise<SavedTable | undefined> =>
  db
    .selectFrom("saved_message")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("member_id", "=", memberId)
    .where("message_id", "=", messageId)
    .forUpdate()
    .executeTakeFirst();

/** Saves, or opens again what was done; undefined when it is open already. */
export async function putSaved(
  db: Db,
  { workspaceId, memberId }: Whose,
  messageId: string,
  at: Date,
): Promise<SavedTable | undefined> {
  const { rows } = await sql<SavedTable>`
    insert into saved_message as s (workspace_id, member_id, message_id, state, note, saved_at)
    values (${workspaceId}::uuid, ${memberId}::uuid, ${messageId}::uuid, 'open', '', ${at})
    on conflict (workspace_id, member_id, message_id) do update set state = 'open', saved_at = excluded.saved_at
      where s.state = 'done'
    returning *`.execute(db);
  return rows[0];
}

export async function updateSaved(db: Db, row: SavedTable, change: Partial<SavedTable>): Promise<SavedTable> {
  return db
    .updateTable("saved_message")
    .set(change)
    .where("workspace_id", "=", row.workspace_id)
    .where("member_id", "=", row.member_id)
    .where("message_id", "=", row.message_id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Answers whether it was saved. */
export async function deleteSaved(db: Db, { workspaceId, memberId }: Whose, messageId: string): Promise<boolean> {
  const gone = await db
    .deleteFrom("saved_message")
    .where("workspace_id", "=", workspaceId)
    .where("member_id", "=", memberId)
    .where("message_id", "=", messageId)
    .returning("message_id")
    .execute();
  return gone.length > 0;
}

/** Not in a deleted channel. Looked up one by one: as a join PostgreSQL would read all messages once there are enough. */
const isThere = (workspaceId: string) => sql<boolean>`coalesce((
  select ${channelIsThere(workspaceId, sql.ref("m.channel_id"))} from message m
  where m.workspace_id = ${workspaceId}::uuid and m.id = saved_message.message_id), true)`;

/** The messages somebody has saved and not done, newest first. */
export async function openIds(db: Db, { workspaceId, memberId }: Whose, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom("saved_message")
    .select("message_id")
    .where("workspace_id", "=", workspaceId)
    .where("member_id", "=", memberId)
    .where("state", "=", "open")
    .where(isThere(workspaceId))
    .orderBy("saved_at", "desc")
    .orderBy("message_id", "desc")
    .limit(most)
    .execute();
  return rows.map((row) => row.message_id);
}

type PlaceInList = { savedAt: Date; messageId: string };

/** A page of what was saved, newest first. */
export async function pageOfSaved(
  db: Db,
  { workspaceId, memberId }: Whose,
  about: { state: Saved["state"]; after: PlaceInList | undefined; limit: number },
): Promise<SavedTable[]> {
  const { state, after, limit } = about;
  const { rows } = await sql<SavedTable>`
    select * from saved_message where workspace_id = ${workspaceId}::uuid and member_id = ${memberId}::uuid
      and state = ${state} and ${isThere(workspaceId)}
      ${after ? sql`and (saved_at, message_id) < (${after.savedAt}, ${after.messageId}::uuid)` : sql``}
    order by saved_at desc, message_id desc limit ${limit}`.execute(db);
  return rows;
}
