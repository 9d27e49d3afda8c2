import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

declare module "#platform/database/tables.ts" {
  interface Tables {
    session: SessionRow;
  }
}

export type SessionRow = {
  id: string;
  account_id: string;
  kind: "browser" | "api";
  token_hash: Buffer;
  user_agent: string;
  ip: string | null;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
};

/** A session unused for this long ends, in days. */
export const idleDays = 30;
/** A session ends at this age, used or not, in days. */
export const greatestAgeDays = 365;

/** The transaction speaks for this account from here on: row-level security lets its rows through. */
export async function speakFor(db: Db, accountId: string): Promise<void> {
  await sql`select set_config('app.account_id', ${accountId}, true)`.execute(db);
}

export async function insertSession(db: Db, row: Omit<SessionRow, "last_seen_at" | "expires_at">): Promise<void> {
  const expires_at = new Date(row.created_at.getTime() + idleDays * 86_400_000);
  await db
    .insertInto("session")
    .values({ ...row, last_seen_at: row.created_at, expires_at })
    .execute();
}

/** The account's sessions that still stand, the last used first. */
export const sessionsOf = (db: Db, accountId: string, now: Date) =>
  db
    .selectFrom("session")
    .select(["id", "kind", "user_agent", "ip", "created_at", "last_seen_at"])
    .where("account_id", "=", accountId)
    .where("expires_at", ">", now)
    .orderBy("last_seen_at", "desc")
    .orderBy("id", "desc")
    .limit(500)
    .execute();

/** Ends one session of the account; answers its id in a list, or an empty one. */
export async function deleteSession(db: Db, accountId: string, id: string): Promise<string[]> {
  const rows = await db
    .deleteFrom("session")
    .where("account_id", "=", accountId)
    .where("id", "=", id)
    .returning("id")
    .execute();
  return rows.map((row) => row.id);
}

/** Ends the account's sessions, but for one when given; answers their ids. */
export async function deleteSessions(db: Db, accountId: string, except?: string): Promise<string[]> {
  const rows = await db
    .deleteFrom("session")
    .where("account_id", "=", accountId)
    .where(sql<boolean>`${except ?? null}::uuid is distinct from id`)
    .returning("id")
    .execute();
  return rows.map((row) => row.id);
}

/** Whether this is a session of the account, and not, say, a personal token. */
export async function isSession(db: Db, accountId: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom("session")
    .select("id")
    .where("account_id", "=", accountId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whose API session this is; sees past row-level security. */
export async function findApiSession(db: Db, id: string, now: Date): Promise<string | undefined> {
  const { rows } = await sql<{ account_id: string }>`
    select account_id from identify_api_session(${id}::uuid, ${now})`.execute(db);
  return rows[0]?.account_id;
}

/** Puts a new secret in the place of the old one; false when the old one is not the session's any more. */
export async function replaceSessionSecret(
  db: Db,
  session: { accountId: string; id: string; old: Buffer; fresh: Buffer },
  now: Date,
): Promise<boolean> {
  const row = await db
    .updateTable("session")
    .set({
      token_hash: session.fresh,
      last_seen_at: now,
      expires_at: sql<Date>`least(${now}::timestamptz + make_interval(days => ${idleDays}),
        created_at + make_interval(days => ${greatestAgeDays}))`,
    })
    .where("account_id", "=", session.accountId)
    .where("id", "=", session.id)
    .where("kind", "=", "api")
    .where("token_hash", "=", session.old)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}
