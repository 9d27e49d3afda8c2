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

/** Who pinned what in a channel, newest first. */
export async function newestPins(db: Db, workspaceId: string, channelId: string): Promise<Map<string, string>> {
  const pins = await db
    .selectFrom("pin")
    .select(["message_id", "pinned_by"])
    .where("workspace_id", "=", workspaceId)
    .where("channel_id", "=", channelId)
    .orderBy("pinned_at", "desc")
    .limit(mostPins)
    .execute();
  return new Map(pins.map((pin) => [pin.message_id, pin.pinned_by]));
}

export async function pinsOf(db: Db, workspaceId: string, messageIds: string[]): Promise<Map<string, Pin>> {
  const { rows } = await sql<PinTable>`
    select * from pin where workspace_id = ${workspaceId}::uuid and message_id = any(${messageIds}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.message_id, { by: row.pinned_by, at: row.pinned_at.toISOString() }]));
}
