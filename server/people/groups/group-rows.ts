import type { Group } from "@atrium/contract/people/groups.ts";
import { type Selectable, sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

type GroupTable = {
  workspace_id: string;
  id: string;
  handle: string;
  name: string;
  description: string;
  member_count: number;
  created_by: string;
  created_at: Date;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    people_group: GroupTable;
  }
}
export type GroupRow = Selectable<GroupTable>;

export const groupOf = (row: GroupRow): Group => ({
  id: row.id,
  handle: row.handle,
  name: row.name,
  description: row.description,
  memberCount: row.member_count,
  createdAt: row.created_at.toISOString(),
});

/** Undefined when the handle is taken. */
export const insertGroup = (
  db: Db,
  group: Omit<GroupRow, "member_count" | "description"> & { description: string },
): Promise<GroupRow | undefined> =>
  db
    .insertInto("people_group")
    .values({ ...group, member_count: 0 })
    .onConflict((conflict) => conflict.columns(["workspace_id", "handle"]).doNothing())
    .returningAll()
    .executeTakeFirst();

/** A group, which nobody else changes until the transaction ends when `lock` is set. */
export async function groupById(
  db: Db,
  workspaceId: string,
  id: string,
  options: { lock?: boolean } = {},
): Promise<GroupRow | undefined> {
  const rows = db.selectFrom("people_group").selectAll().where("workspace_id", "=", workspaceId).where("id", "=", id);
  return (options.lock ? rows.forNoKeyUpdate() : rows).executeTakeFirst();
}

export type GroupNames = Partial<Pick<GroupRow, "handle" | "name" | "description">>;

/** Undefined when another group has the handle. The row is held by this transaction. */
export async function renameGroup(
  db: Db,
  workspaceId: string,
  id: string,
  { handle = null, name = null, description = null }: { [Key in keyof GroupNames]: GroupNames[Key] | null },
): Promise<GroupRow | undefined> {
  const { rows } = await sql<GroupRow>`
    update people_group set handle = coalesce(${handle}, handle), name = coalesce(${name}, name),
      description = coalesce(${description}, description)
    where workspace_id = ${workspaceId}::uuid and id = ${id}::uuid
      and not exists (select from people_group other where other.workspace_id = ${workspaceId}::uuid
        and other.handle = ${handle} and other.id <> ${id}::uuid)
    returning *`.execute(db);
  return rows[0];
}

/** Answers who was in it; undefined when there was none. */
export async function removeGroup(db: Db, workspaceId: string, id: string): Promise<string[] | undefined> {
  const { rows } = await sql<{ people: string[] }>`
    with people as (
      select member_id from people_group_member where workspace_id = ${workspaceId}::uuid and group_id = ${id}::uuid
    )
    delete from people_group where workspace_id = ${workspaceId}::uuid and id = ${id}::uuid
    returning array(select member_id from people) as people`.execute(db);
  return rows[0]?.people;
}

/** By handle, after a place in that order; `query` is any part of handle or name. */
export async function pageOfGroups(
  db: Db,
  workspaceId: string,
  wanted: { query: string; after: string | undefined; limit: number },
): Promise<GroupRow[]> {
  const { query, after, limit } = wanted;
  const found = sql`and (strpos(handle, lower(${query}::text)) > 0 or strpos(lower(name), lower(${query}::text)) > 0)`;
  const { rows } = await sql<GroupRow>`
    select * from people_group where workspace_id = ${workspaceId}::uuid
      ${after === undefined ? sql`` : sql`and handle > ${after}`} ${query === "" ? sql`` : found}
    order by handle limit ${limit}`.execute(db);
  return rows;
}
