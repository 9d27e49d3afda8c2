import type { Role } from "@atrium/contract/workspace/roles.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { refuseField } from "#platform/operations/refuse.ts";
import { roleByKey, rolesByIds } from "./role-rows.ts";

/** The role somebody is to join with: the wished one, or the one for members. */
export async function roleToGive({ db, workspaceId }: WorkspaceContext, roleId: string | undefined): Promise<Role> {
  const [role] = roleId ? await rolesByIds(db, workspaceId, [roleId]) : [await roleByKey(db, workspaceId, "member")];
  return role ?? refuseField("roleId", "no such role");
}
