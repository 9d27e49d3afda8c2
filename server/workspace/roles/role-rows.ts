import type { Role } from "@atrium/contract/workspace/roles.ts";
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

/** Who holds it owns the workspace; somebody always does. */
export const ownPermission = "workspace.own";

type RoleTable = {
  workspace_id: string;
  id: string;
  key: Role["key"];
  name: string;
  permissions: string[];
};
type RoleGrantTable = {
  workspace_id: string;
  principal_kind: "member" | "team" | "department";
  principal_id: string;
  scope_kind: string;
  scope_id: string;
  role_id: string;
  granted_by: string | null;
};

declare module "#platform/database/tables.ts" {
  interface Tables {
    role: RoleTable;
    role_grant: RoleGrantTable;
  }
}

const columns = ["id", "key", "name", "permissions"] as const;

export async function rolesOfWorkspace(db: Db, workspaceId: string): Promise<Role[]> {
  return db.selectFrom("role").select(columns).where("workspace_id", "=", workspaceId).orderBy("id").execute();
}

/** The role every workspace starts with under this key; somebody may have removed it. */
export async function roleByKey(db: Db, workspaceId: string, key: NonNullable<Role["key"]>): Promise<Role | undefined> {
  return db
    .selectFrom("role")
    .select(columns)
    .where("workspace_id", "=", workspaceId)
    .where("key", "=", key)
    .executeTakeFirst();
}

export async function rolesByIds(db: Db, workspaceId: string, ids: readonly string[]): Promise<Role[]> {
  return db
    .selectFrom("role")
    .select(columns)
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", sql<string>`any(${ids}::uuid[])`)
    .execute();
}

export async function insertRoles(db: Db, workspaceId: string, roles: Role[]): Promise<void> {
  await db
    .insertInto("role")
    .values(roles.map((role) => ({ ...role, workspace_id: workspaceId })))
    .execute();
}

/** The roles each of these people holds on the whole workspace. */
export async function roleIdsOf(
  db: Db,
  workspaceId: string,
  memberIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom("role_grant")
    .select(["principal_id", "role_id"])
    .where("workspace_id", "=", workspaceId)
    .where("principal_kind", "=", "member")
    .where("principal_id", "=", sql<string>`any(${memberIds}::uuid[])`)
    .where("scope_kind", "=", "workspace")
    .orderBy("role_id")
    .execute();
  const held = new Map<string, string[]>();
  for (const row of rows) held.set(row.principal_id, [...(held.get(row.principal_id) ?? []), row.role_id]);
  return held;
}

/** Replaces what a member holds on the whole workspace. */
export async function replaceRoles(
  db: Db,
  workspaceId: string,
  memberId: string,
  roleIds: readonly string[],
  grantedBy: string | null,
): Promise<void> {
  await db
    .deleteFrom("role_grant")
    .where("workspace_id", "=", workspaceId)
    .where("principal_kind", "=", "member")
    .where("principal_id", "=", memberId)
    .where("scope_kind", "=", "workspace")
    .execute();
  await grantRoles(db, workspaceId, [memberId], roleIds, grantedBy);
}

/** Gives every one of the people every one of the roles on the whole workspace. */
export async function grantRoles(
  db: Db,
  workspaceId: string,
  memberIds: readonly string[],
  roleIds: readonly string[],
  grantedBy: string | null,
): Promise<void> {
  await sql`
    insert into role_grant (workspace_id, principal_kind, principal_id, scope_kind, scope_id, role_id, granted_by)
    select ${workspaceId}::uuid, 'member', m.id, 'workspace', ${workspaceId}::uuid, r.id, ${grantedBy}::uuid
    from unnest(${memberIds}::uuid[]) as m(id), unnest(${roleIds}::uuid[]) as r(id)
    on conflict do nothing`.execute(db);
}

/** Whoever changes who holds which role takes this first, so that two owners never leave past each other. */
export async function lockGrants(db: Db, workspaceId: string): Promise<void> {
  await db
    .selectFrom("role")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where(sql<boolean>`${ownPermission} = any(permissions)`)
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
}

/** Whether an active person other than `except` owns the workspace. Only true for long after `lockGrants`. */
export async function hasOtherOwner(db: Db, workspaceId: string, except: string): Promise<boolean> {
  const owner = await db
    .selectFrom("role")
    .innerJoin("role_grant", (join) =>
      join.onRef("role_grant.workspace_id", "=", "role.workspace_id").onRef("role_grant.role_id", "=", "role.id"),
    )
    .innerJoin("member", (join) =>
      join
        .onRef("member.workspace_id", "=", "role_grant.workspace_id")
        .onRef("member.id", "=", "role_grant.principal_id"),
    )
    .select("member.id")
    .where("role.workspace_id", "=", workspaceId)
    .where(sql<boolean>`${ownPermission} = any(role.permissions)`)
    .where("role_grant.principal_kind", "=", "member")
    .where("role_grant.scope_kind", "=", "workspace")
    .where("member.id", "!=", except)
    .where("member.kind", "=", "person")
    .where("member.state", "=", "active")
    .limit(1)
    .executeTakeFirst();
  return owner !== undefined;
}
