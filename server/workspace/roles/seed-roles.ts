import type { Role } from "@atrium/contract/workspace/roles.ts";
import type { Db } from "#platform/database/database.ts";
import type { Permission } from "#platform/operations/feature.ts";
import { newId } from "#platform/operations/new-id.ts";
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
