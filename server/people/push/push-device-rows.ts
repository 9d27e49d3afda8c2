import type { PushOutcome } from "@atrium/contract/people/push.ts";
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

export type PushDeviceRow = {
  id: string;
  account_id: string;
  session_id: string | null;
  endpoint: string;
  p256dh: string;
  auth: string;
  user_agent: string;
  created_at: Date;
  last_sent_at: Date | null;
  last_outcome: PushOutcome | null;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    push_device: PushDeviceRow;
  }
}

/** Keeps a browser's subscription; one that is kept already gets the newer keys and session. */
export async function keepPushDevice(
  db: Db,
  device: Omit<PushDeviceRow, "last_sent_at" | "last_outcome">,
): Promise<PushDeviceRow> {
  await sql`select release_push_endpoint(${device.endpoint})`.execute(db);
  const { session_id, p256dh, auth, user_agent } = device;
  return db
    .insertInto("push_device")
    .values({ ...device, last_sent_at: null, last_outcome: null })
    .onConflict((on) => on.column("endpoint").doUpdateSet({ session_id, p256dh, auth, user_agent }))
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The account's devices, the newest first. */
export const pushDevicesOf = (db: Db, accountId: string): Promise<PushDeviceRow[]> =>
  db
    .selectFrom("push_device")
    .selectAll()
    .where("account_id", "=", accountId)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .execute();

export const pushDeviceOf = (db: Db, accountId: string, id: string): Promise<PushDeviceRow | undefined> =>
  db.selectFrom("push_device").selectAll().where("account_id", "=", accountId).where("id", "=", id).executeTakeFirst();

export async function deletePushDevice(db: Db, accountId: string, id: string): Promise<boolean> {
  const gone = await db
    .deleteFrom("push_device")
    .where("account_id", "=", accountId)
    .where("id", "=", id)
    .returning("id")
    .execute();
  return gone.length > 0;
}

/** Notes what became of a message; a device the push service no longer knows is forgotten. */
export async function notePushOutcome(
  db: Db,
  { account_id, id }: Pick<PushDeviceRow, "account_id" | "id">,
  outcome: PushOutcome,
  at: Date,
): Promise<void> {
  if (outcome === "gone") return void (await deletePushDevice(db, account_id, id));
  await db
    .updateTable("push_device")
    .set({ last_sent_at: at, last_outcome: outcome })
    .where("account_id", "=", account_id)
    .where("id", "=", id)
    .execute();
}
