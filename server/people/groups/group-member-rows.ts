import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import type { MemberRow } from "../profiles/index.ts";

type GroupMemberTable = {
  workspace_id: string;
  group_id: string;
  member_id: string;
  added_by: string | null;
  added_at: Date;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    people_group_member: GroupMemberTable;
  }
}

type Change = { memberCount: number; joined: string[]; left: string[] };

/** Adds and removes people of a group whose row this transaction holds; answers whom it concerned. */
export async function changeMembers(
  db: Db,
  workspaceId: string,
  groupId: string,
  people: { add: readonly string[]; remove: readonly string[]; by: string; at: Date },
): Promise<Change> {
  const { rows } = await sql<Change>`
    with joined as (
      insert into people_group_member (workspace_id, group_id, member_id, added_by, added_at)
      select ${workspaceId}::uuid, ${groupId}::uuid, id, ${people.by}::uuid, ${people.at}
      from unnest(${people.add}::uuid[]) as p(id) where id <> all(${people.remove}::uuid[])
      on conflict do nothing returning member_id
    ), gone as (
      delete from people_group_member where workspace_id = ${workspaceId}::uuid and group_id = ${groupId}::uuid
        and member_id = any(${people.remove}::uuid[]) returning member_id
    ), counted as (
      update people_group set
        member_count = member_count + (select count(*) from joined) - (select count(*) from gone)
      where workspace_id = ${workspaceId}::uuid and id = ${groupId}::uuid returning member_count
    )
    select member_count as "memberCount", array(select member_id from joined order by 1) as joined,
      array(select member_id from gone order by 1) as left from counted`.execute(db);
  return rows[0] as Change;
}

/** Takes somebody out of every group; answers which. */
export async function removeFromAll(db: Db, workspaceId: string, memberId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with held as materialized (
      select g.id from people_group g where g.workspace_id = ${workspaceId}::uuid and g.id in (
        select group_id from people_group_member
        where workspace_id = ${workspaceId}::uuid and member_id = ${memberId}::uuid)
      order by g.id for no key update
    ), gone as (
      delete from people_group_member where workspace_id = ${workspaceId}::uuid and member_id = ${memberId}::uuid
        and group_id in (select id from held) returning group_id
    )
    update people_group g set member_count = member_count - 1 from gone
    where g.workspace_id = ${workspaceId}::uuid and g.id = gone.group_id returning g.id`.execute(db);
  return rows.map((row) => row.id);
}

export async function groupIdsOf(db: Db, workspaceId: string, memberId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("people_group_member")
    .select("group_id")
    .where("workspace_id", "=", workspaceId)
    .where("member_id", "=", memberId)
    .orderBy("group_id")
    .execute();
  return rows.map((row) => row.group_id);
}

/** The people of a group by name, after a place in that order. */
export async function pageOfGroupMembers(
  db: Db,
  workspaceId: string,
  groupId: string,
  { after, limit }: { after: readonly [string, string] | undefined; limit: number },
): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select m.* from people_group_member g join member m on m.workspace_id = g.workspace_id and m.id = g.member_id
    where g.workspace_id = ${workspaceId}::uuid and g.group_id = ${groupId}::uuid and m.workspace_id = ${workspaceId}::uuid
      ${after ? sql`and (m.name_key, m.id) > (${after[0]}, ${after[1]}::uuid)` : sql``}
    order by m.name_key, m.id limit ${limit}`.execute(db);
  return rows;
}
