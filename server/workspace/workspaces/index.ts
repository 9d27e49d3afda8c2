import { workspaceCreated, workspaceUpdated } from "@atrium/contract/workspace/workspaces.ts";
import { feature } from "#platform/operations/feature.ts";
import { createWorkspace } from "./create-workspace.ts";

export { beginWorkspace } from "./begin-workspace.ts";
export { workspaceById } from "./workspace-rows.ts";

/** The workspaces of an instance: create, name, switch, leave. */
export const workspaces = feature({
  name: "workspaces",
  operations: [createWorkspace],
  events: [workspaceCreated, workspaceUpdated],
  permissions: {
    "workspace.own": { summary: "own the workspace; its last owner stays", roles: ["owner"] },
    "workspace.edit": { summary: "rename the workspace", roles: ["owner", "admin"] },
  },
});
