import {
  badgeChanged,
  membershipChanged,
  type Workspace,
  workspaceCreated,
  workspaceUpdated,
} from "@atrium/contract/workspace/workspaces.ts";
import { serveImages } from "#platform/http/serve-image.ts";
import { feature } from "#platform/operations/feature.ts";
import { createWorkspace } from "./create-workspace.ts";
import { leaveWorkspace } from "./leave-workspace.ts";
import { listMyWorkspaces } from "./list-my-workspaces.ts";
import { logoById } from "./logo-rows.ts";
import { readBadge } from "./read-badge.ts";
import { updateWorkspace } from "./update-workspace.ts";
import { workspaceById } from "./workspace-rows.ts";

export { beginWorkspace } from "./begin-workspace.ts";
export {
  deletedOf,
  deletedWorkspace,
  keptSince,
  lockWorkspace,
  setWorkspaceDeleted,
} from "./deleted-workspace-rows.ts";
export { logoForMail } from "./logo-rows.ts";
export { workspaceById } from "./workspace-rows.ts";

/** The workspaces of an instance: create, name, switch, leave. */
export const workspaces = feature({
  name: "workspace/workspaces",
  operations: [createWorkspace, listMyWorkspaces, readBadge, updateWorkspace, leaveWorkspace],
  events: [workspaceCreated, workspaceUpdated, badgeChanged, membershipChanged],
  permissions: {
    "workspace.edit": { summary: "rename the workspace and change its logo", roles: ["owner", "admin"] },
  },
  // The id changes with the picture.
  routes: (app, platform) =>
    serveImages(app, platform, "logos", ({ db, workspaceId }, id) => logoById(db, workspaceId, id)),
  parts: {
    boot: async ({ db, workspaceId }) => ({ workspace: (await workspaceById(db, workspaceId)) as Workspace }),
  },
});
