import type { Reminder } from "@atrium/contract/chat/reminders.ts";
import { type Selectable, sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import { channelIsThere } from "../channels/index.ts";

type ReminderTable = {
  workspace_id: string;
  id: string;
  member_id: string;
  client_id: string;
  channel_id: string | null;
  message_id: string | null;
  text: string;
  remind_at: Date;
  state: Reminder["state"];
  created_at: Date;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    reminder: ReminderTable;
  }
}
export type ReminderRow = Selectable<ReminderTable>;

export const reminderOf = (row: ReminderRow): Reminder => ({
  id: row.id,
  text: row.text,
  message:
    row.channel_id !== null && row.message_id !== null
      ? { channelId: row.channel_id, messageId: row.message_id }
      : null,
  remindAt: row.remind_at.toISOString(),
  state: row.state,
  createdAt: row.created_at.toISOString(),
});

const rowsOf = (db: Db, workspaceId: string) =>
  db.selectFrom("reminder").selectAll().where("workspace_id", "=", workspaceId);

/** Of words, or of a message in a channel that is there. */
const shownOf = (db: Db, workspaceId: string) =>
  rowsOf(db, workspaceId).where(
    sql<boolean>`(channel_id is null or ${channelIsThere(workspaceId, sql.ref("reminder.channel_id"))})`,
  );

export const openReminders = (db: Db, workspaceId: string, memberId: string, most: number): Promise<ReminderRow[]> =>
  shownOf(db, workspaceId)
    .where("member_id", "=", memberId)
    .where("state", "<>", "done")
    .orderBy("remind_at")
    .limit(most)
    .execute();

export const doneReminders = (db: Db, workspaceId: string, memberId: string, most: number): Promise<ReminderRow[]> =>
  shownOf(db, workspaceId)
    .where("member_id", "=", memberId)
    .where("state", "=", "done")
    .orderBy("remind_at", "desc")
    .limit(most)
    .execute();

/** Locked until the transaction ends. */
export const lockReminder = (db: Db, workspaceId: string, id: string): Promise<ReminderRow | undefined> =>
  rowsOf(db, workspaceId).where("id", "=", id).forUpdate().executeTakeFirst();

export const reminderOfClient = (
  db: Db,
  workspaceId: string,
  memberId: string,
  clientId: string,
): Promise<ReminderRow | undefined> =>
  rowsOf(db, workspaceId).where("member_id", "=", memberId).where("client_id", "=", clientId).executeTakeFirst();

/** False when this client id was used before. */
export async function insertReminder(db: Db, row: ReminderRow): Promise<boolean> {
  const inserted = await db
    .insertInto("reminder")
    .values(row)
    .onConflict((on) => on.doNothing())
    .returning("id")
    .execute();
  return inserted.length > 0;
}

export const updateReminder = (
  db: Db,
  { workspace_id, id }: ReminderRow,
  change: Partial<Pick<ReminderRow, "text" | "remind_at" | "state">>,
): Promise<ReminderRow> =>
  db
    .updateTable("reminder")
    .set(change)
    .where("workspace_id", "=", workspace_id)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();

export async function removeReminder(db: Db, workspaceId: string, id: string): Promise<void> {
  await db.deleteFrom("reminder").where("workspace_id", "=", workspaceId).where("id", "=", id).execute();
}
