import type { Role } from "@atrium/contract/workspace/roles.ts";
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import type { Permission } from "#platform/operations/feature.ts";
import { newId } from "#platform/operations/new-id.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { insertRoles } from "./role-rows.ts";

type Key = NonNullable<Role["key"]>;
const names: Record<Key, string> = { owner: "Owner", admin: "Admin", member: "Member", guest: "Guest" };

/** The roles a workspace starts with: each holds what the features declare for it. Answers them by key. */
export async function seedRoles(
  db: Db,
  workspaceId: string,
  permissions: ReadonlyMap<string, Permission>,
): Promise<Record<Key, Role>> {
  const roleOf = (key: Key): Role => ({
    id: newId(),
    key,
    name: names[key],
    permissions: [...permissions].filter(([, { roles }]) => roles.includes(key)).map(([name]) => name),
  });
  const roles = { owner: roleOf("owner"), admin: roleOf("admin"), member: roleOf("member"), guest: roleOf("guest") };
  await insertRoles(db, workspaceId, Object.values(roles));
  return roles;
}

/** What a newer version declares reaches the built-in roles of the workspaces there are already, once. */
export async function keepRolesSeeded(platform: Platform): Promise<void> {
  const declared = Object.fromEntries([...platform.catalogue.permissions].map(([name, { roles }]) => [name, roles]));
  await platform.database.transaction({}, async ({ db }) => {
    await sql`select seed_permissions(${JSON.stringify(declared)}::jsonb)`.execute(db);
  });
}
