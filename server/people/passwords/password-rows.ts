import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

declare module "#platform/database/tables.ts" {
  interface Tables {
    account_password: { account_id: string; hash: string; changed_at: Date };
  }
}

/** `hash` is null for an account that has no password. */
export type Credential = { accountId: string; hash: string | null };

/** By the address somebody tries; sees past row-level security. */
export async function findCredential(db: Db, email: string): Promise<Credential | undefined> {
  const { rows } = await sql<{ account_id: string; hash: string | null }>`
    select account_id, hash from find_credential(${email})`.execute(db);
  return rows[0] && { accountId: rows[0].account_id, hash: rows[0].hash };
}

export async function readPassword(db: Db, accountId: string): Promise<string | undefined> {
  const row = await passwordOf(db, accountId).executeTakeFirst();
  return row?.hash;
}

/** The account's own hash, locked until the transaction ends, so that two changes at once do not both hold. */
export async function lockPassword(db: Db, accountId: string): Promise<string | undefined> {
  const row = await passwordOf(db, accountId).forUpdate().executeTakeFirst();
  return row?.hash;
}

const passwordOf = (db: Db, accountId: string) =>
  db.selectFrom("account_password").select("hash").where("account_id", "=", accountId);

export async function keepPassword(db: Db, accountId: string, hash: string, now: Date): Promise<void> {
  await db
    .insertInto("account_password")
    .values({ account_id: accountId, hash, changed_at: now })
    .onConflict((conflict) => conflict.column("account_id").doUpdateSet({ hash, changed_at: now }))
    .execute();
}
