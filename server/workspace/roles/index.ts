import { feature } from "#platform/operations/feature.ts";

export {
  grantRoles,
  replaceRoles,
  roleByKey,
  roleIdsOf,
  rolesByIds,
} from "./role-rows.ts";
export { seedRoles } from "./seed-roles.ts";

/** Roles are named sets of permissions; a grant gives one to somebody. */
export const roles = feature({
  name: "roles",
  permissions: {
    "role.manage": { summary: "give and take roles, and ask what others may do", roles: ["owner", "admin"] },
  },
});
