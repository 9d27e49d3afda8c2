import { sql } from "kysely";
import { membersOf } from "#people/profiles/index.ts";
import type { Membership } from "#platform/access/membership.ts";
import type { Db } from "#platform/database/database.ts";

/**
 * What accounts are in a workspace, by account; active members alone. Part of every workspace operation: the list comes
 * by a subquery, because one given straight makes PostgreSQL plan anew each time, which costs five times the query.
 */
export async function findMemberships(
  db: Db,
  workspaceId: string,
  accountIds: string[],
): Promise<Map<string, Membership>> {
  const { rows } = await sql<Omit<Membership, "workspaceId"> & { account_id: string }>`
    select m.account_id, m.id, ${roles} from member m
    where m.workspace_id = ${workspaceId}::uuid and m.account_id = any(array(select unnest(${accountIds}::uuid[])))
      and m.state = 'active' and ${isThere(workspaceId)}`.execute(db);
  return new Map(rows.map(({ account_id, ...member }) => [account_id, { ...member, workspaceId }]));
}

/** The same by the member's id, for questions about others. */
export async function membershipOf(db: Db, workspaceId: string, memberId: string): Promise<Membership | undefined> {
  const { rows } = await sql<Omit<Membership, "workspaceId">>`
    select m.id, ${roles} from member m
    where m.workspace_id = ${workspaceId}::uuid and m.id = ${memberId}::uuid and m.state = 'active'
      and ${isThere(workspaceId)}`.execute(db);
  return rows[0] && { ...rows[0], workspaceId };
}

/** What an account was in a workspace that is deleted; nothing else asks about those. */
export async function membershipInDeleted(
  db: Db,
  workspaceId: string,
  accountId: string,
): Promise<Membership | undefined> {
  const { rows } = await sql<Omit<Membership, "workspaceId">>`
    select m.id, ${roles} from member m
    where m.workspace_id = ${workspaceId}::uuid and m.account_id = ${accountId}::uuid and m.state = 'active'
      and not ${isThere(workspaceId)}`.execute(db);
  return rows[0] && { ...rows[0], workspaceId };
}

/** In a deleted workspace nobody is a member: that is how everything in it is found by nobody. Asked once a statement. */
const isThere = (workspaceId: string) =>
  sql`coalesce((select true from workspace where workspace_id = ${workspaceId}::uuid), false)`;

/** Whether somebody is in the workspace at all, and lets in. */
export async function memberStateOf(db: Db, workspaceId: string, memberId: string): Promise<string | undefined> {
  const [row] = await membersOf(db, workspaceId, [memberId]);
  return row?.state;
}

const roles = sql`coalesce((
  select json_agg(json_build_object('name', r.name, 'permissions', r.permissions) order by r.id)
  from role_grant g join role r on r.workspace_id = g.workspace_id and r.id = g.role_id
  where g.workspace_id = m.workspace_id and g.principal_kind = 'member' and g.principal_id = m.id
    and g.scope_kind = 'workspace'), '[]') as roles`;
