import { workspaceDeleted, workspaceRestored } from "@atrium/contract/workspace/workspaces.ts";
import { feature } from "#platform/operations/feature.ts";
import { deleteWorkspace } from "./delete-workspace.ts";
import { writeDeletionMail } from "./deletion-mail.ts";
import { forgetWorkspacesNightly } from "./forget-workspaces.ts";
import { restoreWorkspace } from "./restore-workspace.ts";

/** Deleting a workspace, bringing it back, and removing what nobody can bring back any more. */
export const workspaceDeletion = feature({
  name: "workspace/workspace-deletion",
  operations: [deleteWorkspace, restoreWorkspace],
  events: [workspaceDeleted, workspaceRestored],
  jobs: [writeDeletionMail, forgetWorkspacesNightly],
});
