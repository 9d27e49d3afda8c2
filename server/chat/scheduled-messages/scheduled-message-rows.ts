import type { ScheduledMessage } from "@atrium/contract/chat/scheduled-messages.ts";
import { type Selectable, sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import { channelIsThere } from "../channels/index.ts";
import { filesWaiting } from "../messages/index.ts";

type ScheduledMessageTable = {
  workspace_id: string;
  id: string;
  author_id: string;
  client_id: string;
  channel_id: string;
  thread_id: string | null;
  also_to_channel: boolean;
  text: string;
  files: string[];
  send_at: Date;
  failed_with: string | null;
  created_at: Date;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    scheduled_message: ScheduledMessageTable;
  }
}
export type ScheduledRow = Selectable<ScheduledMessageTable>;

/** As their author sees them: one query more when any carries files. */
export async function allScheduledOf(db: Db, rows: readonly ScheduledRow[]): Promise<ScheduledMessage[]> {
  const { workspace_id: workspaceId, author_id: authorId } = rows[0] ?? { workspace_id: "", author_id: "" };
  const lists = rows.map((row) => row.files);
  const files = await filesWaiting(db, { workspaceId, authorId }, lists);
  return rows.map((row, index) => ({
    id: row.id,
    channelId: row.channel_id,
    threadId: row.thread_id,
    alsoToChannel: row.also_to_channel,
    text: row.text,
    files: files[index] ?? [],
    sendAt: row.send_at.toISOString(),
    failedWith: row.failed_with,
    createdAt: row.created_at.toISOString(),
  }));
}

export const scheduledOf = async (db: Db, row: ScheduledRow): Promise<ScheduledMessage> =>
  (await allScheduledOf(db, [row]))[0] as ScheduledMessage;

const rowsOf = (db: Db, workspaceId: string) =>
  db.selectFrom("scheduled_message").selectAll().where("workspace_id", "=", workspaceId);

/** For channels that are there. */
export const scheduledBy = (db: Db, workspaceId: string, authorId: string, most: number): Promise<ScheduledRow[]> =>
  rowsOf(db, workspaceId)
    .where("author_id", "=", authorId)
    .where(channelIsThere(workspaceId, sql.ref("scheduled_message.channel_id")))
    .orderBy("send_at")
    .orderBy("id")
    .limit(most)
    .execute();

/** Locked until the transaction ends: whoever sends, changes or deletes it waits for the other. */
export const lockScheduled = (db: Db, workspaceId: string, id: string): Promise<ScheduledRow | undefined> =>
  rowsOf(db, workspaceId).where("id", "=", id).forUpdate().executeTakeFirst();

export const scheduledOfClient = (
  db: Db,
  workspaceId: string,
  authorId: string,
  clientId: string,
): Promise<ScheduledRow | undefined> =>
  rowsOf(db, workspaceId).where("author_id", "=", authorId).where("client_id", "=", clientId).executeTakeFirst();

/** False when this client id was used before. */
export async function insertScheduled(db: Db, row: ScheduledRow): Promise<boolean> {
  const inserted = await db
    .insertInto("scheduled_message")
    .values(row)
    .onConflict((on) => on.doNothing())
    .returning("id")
    .execute();
  return inserted.length > 0;
}

export const updateScheduled = (
  db: Db,
  { workspace_id, id }: ScheduledRow,
  change: Partial<Pick<ScheduledRow, "text" | "files" | "send_at" | "failed_with">>,
): Promise<ScheduledRow> =>
  db
    .updateTable("scheduled_message")
    .set(change)
    .where("workspace_id", "=", workspace_id)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();

export async function deleteScheduled(db: Db, workspaceId: string, id: string): Promise<void> {
  await db.deleteFrom("scheduled_message").where("workspace_id", "=", workspaceId).where("id", "=", id).execute();
}
