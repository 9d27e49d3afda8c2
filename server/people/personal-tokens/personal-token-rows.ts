import type { PersonalToken } from "@atrium/contract/people/sessions.ts";
import type { Db } from "#platform/database/database.ts";

declare module "#platform/database/tables.ts" {
  interface Tables {
    personal_token: PersonalTokenRow;
  }
}

type PersonalTokenRow = {
  id: string;
  account_id: string;
  name: string;
  token_hash: Buffer;
  created_at: Date;
  last_used_at: Date | null;
  expires_at: Date | null;
};

/** Enough for every script anybody has; a list that ends. */
export const mostTokens = 200;

/** The account's tokens, the newest first. */
export async function personalTokensOf(db: Db, accountId: string): Promise<PersonalToken[]> {
  const rows = await db
    .selectFrom("personal_token")
    .select(["id", "name", "created_at", "last_used_at", "expires_at"])
    .where("account_id", "=", accountId)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(mostTokens)
    .execute();
  return rows.map(personalTokenOf);
}

export async function insertPersonalToken(db: Db, row: Omit<PersonalTokenRow, "last_used_at">): Promise<PersonalToken> {
  await db.insertInto("personal_token").values(row).execute();
  return personalTokenOf({ ...row, last_used_at: null });
}

/** Revokes one token of the account, or all; answers the ids of those there were. */
export async function deletePersonalTokens(db: Db, accountId: string, only?: string): Promise<string[]> {
  const rows = await db
    .deleteFrom("personal_token")
    .where("account_id", "=", accountId)
    .$if(only !== undefined, (query) => query.where("id", "=", only as string))
    .returning("id")
    .execute();
  return rows.map((row) => row.id);
}

const personalTokenOf = (row: Omit<PersonalTokenRow, "account_id" | "token_hash">): PersonalToken => ({
  id: row.id,
  name: row.name,
  createdAt: row.created_at.toISOString(),
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
  expiresAt: row.expires_at?.toISOString() ?? null,
});
