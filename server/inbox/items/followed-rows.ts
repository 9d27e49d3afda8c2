import { sql } from "kysely";
import type { Membership } from "#platform/access/membership.ts";
import type { Db } from "#platform/database/database.ts";

/** The threads a member follows that began last. */
export async function newestFollowed(db: Db, member: Membership): Promise<string[]> {
  const { rows } = await sql<{ thread_id: string }>`
    select thread_id from thread_member where workspace_id = ${member.workspaceId}::uuid
      and member_id = ${member.id}::uuid and following order by thread_id desc limit 200`.execute(db);
  return rows.map((row) => row.thread_id);
}
