import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

declare module "#platform/database/tables.ts" {
  interface Tables {
    mail_token: {
      token_hash: Buffer;
      account_id: string;
      purpose: MailPurpose;
      email: string;
      created_at: Date;
      expires_at: Date;
    };
  }
}

/** `verify` an address, `change` to a new one, `reset` a password: a token for one is worth nothing for another. */
export type MailPurpose = "verify" | "change" | "reset";
export type MailToken = { accountId: string; purpose: MailPurpose; email: string };

const lifeHours: Record<MailPurpose, number> = { verify: 72, change: 24, reset: 1 };
/** Of one account and purpose so many may be on their way at once: mails come late, and people ask again. */
const mostAlive = 5;

export async function insertMailToken(db: Db, token: MailToken & { hash: Buffer }, now: Date): Promise<void> {
  await db
    .insertInto("mail_token")
    .values({
      token_hash: token.hash,
      account_id: token.accountId,
      purpose: token.purpose,
      email: token.email,
      created_at: now,
      expires_at: new Date(now.getTime() + lifeHours[token.purpose] * 3_600_000),
    })
    .execute();
  await sql`delete from mail_token where account_id = ${token.accountId}::uuid and purpose = ${token.purpose}
    and token_hash not in (select token_hash from mail_token where account_id = ${token.accountId}::uuid
      and purpose = ${token.purpose} order by created_at desc limit ${mostAlive})`.execute(db);
}

/** Uses a token up: of two who bring it at once, one gets it. Undefined when unknown, used, expired or for another purpose. */
export async function takeMailToken(
  db: Db,
  hash: Buffer,
  purposes: MailPurpose[],
  now: Date,
): Promise<MailToken | undefined> {
  const { rows } = await sql<{ account_id: string; purpose: MailPurpose; email: string }>`
    select account_id, purpose, email from take_mail_token(${hash}, ${purposes}::text[], ${now})`.execute(db);
  return rows[0] && { accountId: rows[0].account_id, purpose: rows[0].purpose, email: rows[0].email };
}

/** What was mailed before the account's address or password changed must not undo that change. */
export async function deleteMailTokens(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom("mail_token").where("account_id", "=", accountId).execute();
}
