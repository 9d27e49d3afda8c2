import type { Role } from "@atrium/contract/workspace/roles.ts";
import { type MemberRow, membersOf } from "#people/profiles/index.ts";
import { require } from "#platform/access/access.ts";
import type { Membership } from "#platform/access/membership.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import {
  hasOtherOwner,
  lockGrants,
  membershipOf,
  ownPermission,
  permissionsIn,
  requireRank,
  roleIdsOf,
  rolesByIds,
} from "../roles/index.ts";

/** Somebody whose standing is about to change, with the roles they hold. */
export type Target = { row: MemberRow; roles: Role[] };

/**
 * Loads whose standing is to change, for an asker who holds `permission` and everything the other holds. Nobody else
 * changes anybody's standing in this workspace until the transaction ends, and the asker's own is read again behind
 * that lock: who was demoted a moment ago changes nothing any more.
 */
export async function accessStanding(
  context: WorkspaceContext,
  memberId: string,
  permission: string,
): Promise<{ actor: Membership; target: Target }> {
  require(context.member, permission);
  const target = await lockStanding(context, memberId);
  const actor = (await membershipOf(context.db, context.workspaceId, context.member.id)) ?? notFound("workspace");
  require(actor, permission);
  requireRank(actor, target.roles);
  return { actor, target };
}

/** The same for one's own standing, which needs no permission. */
export async function lockStanding({ db, workspaceId }: WorkspaceContext, memberId: string): Promise<Target> {
  await lockGrants(db, workspaceId);
  const [row] = await membersOf(db, workspaceId, [memberId]);
  if (!row) return notFound("member");
  const held = await roleIdsOf(db, workspaceId, [memberId]);
  return { row, roles: await rolesByIds(db, workspaceId, held.get(memberId) ?? []) };
}

/** Refuses to leave a workspace that nobody owns. Asked behind the lock of `lockStanding`. */
export async function keepAnOwner({ db, workspaceId }: WorkspaceContext, { row, roles }: Target): Promise<void> {
  if (!permissionsIn(roles).has(ownPermission)) return;
  if (!(await hasOtherOwner(db, workspaceId, row.id))) refuse("last_owner");
}
