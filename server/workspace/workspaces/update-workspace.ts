import { updateWorkspace as contract, workspaceUpdated } from "@atrium/contract/workspace/workspaces.ts";
import { require } from "#platform/access/access.ts";
import { audience } from "#platform/events/event-log.ts";
import { handle } from "#platform/operations/feature.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { renameWorkspace } from "./workspace-rows.ts";

/** Renames; the slug stays, because addresses that were handed out must go on working. */
export const updateWorkspace = handle(contract, async (context, { name }) => {
  const { db, workspaceId, member } = context;
  require(member, "workspace.edit");
  const workspace = (await renameWorkspace(db, workspaceId, name)) ?? notFound("workspace");
  context.emit(workspaceUpdated, { workspace }, { workspaceId, actorId: member.id, to: [audience.workspace] });
  return { workspace };
});
