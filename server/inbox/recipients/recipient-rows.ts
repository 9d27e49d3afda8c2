import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import type { Recipient } from "../media/index.ts";

/** Those of these people who may be told at all: active, with an account. */
export async function recipientsOf(
  db: Db,
  workspaceId: string,
  memberIds: readonly string[],
): Promise<Map<string, Recipient>> {
  const { rows } = await sql<Omit<Recipient, "memberId"> & { memberId: string }>`
    select m.id as "memberId", m.account_id as "accountId", m.name, a.email, a.email_verified as "emailVerified",
      a.seen_at as "seenAt"
    from member m
    join delivery_accounts(array(select account_id from member where workspace_id = ${workspaceId}::uuid
      and id = any(${memberIds}::uuid[]) and account_id is not null)) a on a.account_id = m.account_id
    where m.workspace_id = ${workspaceId}::uuid and m.id = any(${memberIds}::uuid[]) and m.state = 'active'`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.memberId, row]));
}
