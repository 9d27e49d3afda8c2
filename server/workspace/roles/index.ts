import { feature } from "#platform/operations/feature.ts";
import { explainAccess } from "./explain-access.ts";
import { listRoles } from "./list-roles.ts";
import { findMemberships } from "./membership.ts";
import { keepRolesSeeded } from "./seed-roles.ts";

export { membershipInDeleted, membershipOf } from "./membership.ts";
export { isWithinRank, permissionsIn, requireRank } from "./rank.ts";
export {
  grantRoles,
  hasOtherOwner,
  lockGrants,
  ownPermission,
  replaceRoles,
  roleByKey,
  roleIdsOf,
  rolesByIds,
  rolesOfWorkspace,
} from "./role-rows.ts";
export { roleToGive } from "./role-to-give.ts";
export { seedRoles } from "./seed-roles.ts";

/** Roles are named sets of permissions; a grant gives one to somebody. */
export const roles = feature({
  name: "workspace/roles",
  operations: [listRoles, explainAccess],
  permissions: {
    "workspace.own": { summary: "own the workspace; its last owner stays", roles: ["owner"] },
    "role.manage": { summary: "give and take roles, and ask what others may do", roles: ["owner", "admin"] },
  },
  membership: findMemberships,
  start: keepRolesSeeded,
});
