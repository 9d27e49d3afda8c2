import type { Pin } from "@atrium/contract/chat/pins.ts";
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

type PinTable = { workspace_id: string; channel_id: string; message_id: string; pinned_by: string; pinned_at: Date };
declare module "#platform/database/tables.ts" {
  interface Tables {
    pin: PinTable;
  }
}

/** The most messages pinned in one channel: more are no longer held up. */
export const mostPins = 100;

/** Answers whether it was not pinned before. */
export async function insertPin(db: Db, pin: PinTable): Promise<boolean> {
  const done = await db
    .insertInto("pin")
    .values(pin)
    .onConflict((on) => on.doNothing())
    .returning("message_id")
    .execute();
  return done.length > 0;
}

/** Answers whether it was pinned. */
export async function deletePin(db: Db, workspaceId: string, messageId: string): Promise<boolean> {
  const done = await db
    .deleteFrom("pin")
    .where("workspace_id", "=", workspaceId)
    .where("message_id", "=", messageId)
    .returning("message_id")
    .execute();
  return done.length > 0;
}

/** How many are pinned in a channel; counted no further than `most`. */
export async function countPins(db: Db, workspaceId: string, channelId: string, most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (select from pin where workspace_id = ${workspaceId}::uuid
      and channel_id = ${channelId}::uuid limit ${most}) pins`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Who pinned what in a channel, newest first; deleted messages are left out. */
export async function newestPins(db: Db, workspaceId: string, channelId: string): Promise<Map<string, string>> {
  const { rows } = await sql<Pick<PinTable, "message_id" | "pinned_by">>`
    select p.message_id, p.pinned_by from pin p
    join message m on m.workspace_id = p.workspace_id and m.id = p.message_id and m.deleted_at is null
    where p.workspace_id = ${workspaceId}::uuid and p.channel_id = ${channelId}::uuid
    order by p.pinned_at desc limit ${mostPins}`.execute(db);
  return new Map(rows.map((pin) => [pin.message_id, pin.pinned_by]));
}

export async function pinsOf(db: Db, workspaceId: string, messageIds: string[]): Promise<Map<string, Pin>> {
  const { rows } = await sql<PinTable>`
    select * from pin where workspace_id = ${workspaceId}::uuid and message_id = any(${messageIds}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.message_id, { by: row.pinned_by, at: row.pinned_at.toISOString() }]));
}
