import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

/** The caller's own name, with which a profile begins. */
export async function accountName(db: Db, accountId: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`select name from account where id = ${accountId}::uuid`.execute(db);
  return (rows[0] as { name: string }).name;
}
