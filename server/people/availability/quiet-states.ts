import { quietUntil } from "@atrium/contract/people/quiet-until.ts";
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import { type MemberRow, profileOf } from "../profiles/index.ts";

/** Until when somebody is left in peace, and whose messages reach them all the same. */
export type QuietState = { until: Date; letsThrough: readonly string[] };

/**
 * Those of these people who are left in peace now; who is not among the answers may be rung. One query, which reads
 * nothing of those who never asked for quiet.
 */
export async function quietStatesOf(
  db: Db,
  workspaceId: string,
  memberIds: readonly string[],
  now = new Date(),
): Promise<Map<string, QuietState>> {
  if (memberIds.length === 0) return new Map();
  const { rows } = await sql<MemberRow>`
    select * from member where workspace_id = ${workspaceId}::uuid and id = any(${memberIds}::uuid[])
      and (quiet_until > ${now} or quiet_hours is not null)`.execute(db);
  const states = rows.flatMap((row) => {
    const until = quietUntil(profileOf(row, now), now);
    return until ? [[row.id, { until, letsThrough: row.lets_through }] as const] : [];
  });
  return new Map(states);
}
