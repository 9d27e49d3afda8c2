import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import { fewPeople } from "../messages/index.ts";

/** Everybody, or those named besides the people of these groups. */
export type Called = { everybody: boolean; ids: readonly string[]; groups: readonly string[]; mayCallMany: boolean };

/** How many of a channel's people would be called, in how many time zones: one pass over who is in it. */
export async function countPeople(
  db: Db,
  where: { workspaceId: string; channelId: string; butNot: string },
  { everybody, ids, groups, mayCallMany }: Called,
): Promise<{ people: number; timeZones: number }> {
  const { workspaceId, channelId, butNot } = where;
  const { rows } = await sql<{ people: number; timeZones: number }>`
    select count(*)::int as people, count(distinct p.time_zone)::int as "timeZones"
    from channel_member m join member p on p.workspace_id = m.workspace_id and p.id = m.member_id
    where m.workspace_id = ${workspaceId}::uuid and p.workspace_id = ${workspaceId}::uuid
      and m.channel_id = ${channelId}::uuid and m.member_id <> ${butNot}::uuid and p.state = 'active'
      ${
        everybody
          ? sql``
          : sql`and (m.member_id = any(${ids}::uuid[]) or m.member_id in (
            select g.member_id from people_group_member g
            join people_group pg on pg.workspace_id = g.workspace_id and pg.id = g.group_id
            where g.workspace_id = ${workspaceId}::uuid and g.group_id = any(${groups}::uuid[])
              and (pg.member_count <= ${fewPeople} or ${mayCallMany}::boolean)))`
      }`.execute(db);
  return rows[0] as { people: number; timeZones: number };
}
