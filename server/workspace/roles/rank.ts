import type { Role } from "@atrium/contract/workspace/roles.ts";
import { permissionsOf } from "#platform/access/access.ts";
import type { Membership } from "#platform/access/membership.ts";
import { refuse } from "#platform/operations/refuse.ts";

/** Everything these roles allow together. */
export const permissionsIn = (roles: readonly Pick<Role, "permissions">[]): Set<string> =>
  new Set(roles.flatMap((role) => role.permissions));

/** Whether a member holds all that the roles allow: only then may they give, take or touch who has them. */
export function isWithinRank(member: Membership, roles: readonly Pick<Role, "permissions">[]): boolean {
  const own = new Set(permissionsOf(member));
  return [...permissionsIn(roles)].every((permission) => own.has(permission));
}

export function requireRank(member: Membership, roles: readonly Pick<Role, "permissions">[]): void {
  if (!isWithinRank(member, roles)) refuse("above_own_rank");
}
