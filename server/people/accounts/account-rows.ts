import type { Account } from "@atrium/contract/people/accounts.ts";
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

declare module "#platform/database/tables.ts" {
  interface Tables {
    account: AccountRow;
  }
}

type AccountRow = {
  id: string;
  email: string;
  email_verified: boolean;
  name: string;
  operator: boolean;
  created_at: Date;
};

/** The transaction's own account; row-level security lets no other through. */
export async function findAccount(db: Db, id: string): Promise<Account | undefined> {
  const row = await db.selectFrom("account").selectAll().where("id", "=", id).executeTakeFirst();
  return row && accountOf(row);
}

/** Throws the unique violation when the address is taken. */
export async function insertAccount(
  db: Db,
  account: { id: string; email: string; name: string },
  now: Date,
): Promise<void> {
  await sql`select create_account(${account.id}::uuid, ${account.email}, ${account.name}, ${now})`.execute(db);
}

export async function renameAccount(db: Db, id: string, name: string): Promise<void> {
  await db.updateTable("account").set({ name }).where("id", "=", id).execute();
}

/** The account's address, proven by a mail that reached it. Throws the unique violation when it is taken. */
export async function setAddress(db: Db, id: string, email: string): Promise<void> {
  await db.updateTable("account").set({ email, email_verified: true }).where("id", "=", id).execute();
}

/** Which of these addresses, in whatever case, have an account; sees past row-level security. */
export async function findAccountsByEmail(
  db: Db,
  emails: string[],
): Promise<{ accountId: string; email: string; verified: boolean }[]> {
  const { rows } = await sql<{ account_id: string; email: string; email_verified: boolean }>`
    select account_id, email, email_verified from find_accounts(${emails}::text[])`.execute(db);
  return rows.map((row) => ({ accountId: row.account_id, email: row.email, verified: row.email_verified }));
}

export async function hasAccounts(db: Db): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`select has_accounts() as has`.execute(db);
  return rows[0]?.has ?? false;
}

const accountOf = (row: AccountRow): Account => ({
  id: row.id,
  email: row.email,
  emailVerified: row.email_verified,
  name: row.name,
  operator: row.operator,
  createdAt: row.created_at.toISOString(),
});
