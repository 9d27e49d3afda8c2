/** Who is in the workspace, and as what. */
export { MembersSettings } from "./members-settings.tsx";
export { rolesOf, useRoles } from "./role-store.ts";
