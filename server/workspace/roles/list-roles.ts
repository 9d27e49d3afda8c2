import { listRoles as contract } from "@atrium/contract/workspace/roles.ts";
import { handle } from "#platform/operations/feature.ts";
import { rolesOfWorkspace } from "./role-rows.ts";

/** Everybody may know what the roles mean. */
export const listRoles = handle(contract, async ({ db, workspaceId }) => ({
  roles: await rolesOfWorkspace(db, workspaceId),
}));
