import { updateWorkspace as contract, workspaceUpdated } from "@atrium/contract/workspace/workspaces.ts";
import { require } from "#platform/access/access.ts";
import { audience } from "#platform/events/event-log.ts";
import { handle } from "#platform/operations/feature.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { renameWorkspace, workspaceById } from "./workspace-rows.ts";

/** The slug stays, because addresses that were handed out must go on working. The same name again tells nobody. */
export const updateWorkspace = handle(
  contract,
  async (context, { name }) => {
    const { db, workspaceId, member } = context;
    require(member, "workspace.edit");
    const known = (await workspaceById(db, workspaceId)) ?? notFound("workspace");
    if (known.name === name) return { workspace: known };
    const workspace = (await renameWorkspace(db, workspaceId, name)) ?? notFound("workspace");
    context.emit(workspaceUpdated, { workspace }, { workspaceId, actorId: member.id, to: [audience.workspace] });
    const on = { kind: "workspace", id: workspaceId, name };
    const change = { before: { name: known.name }, after: { name } };
    context.audit({ workspaceId, actorId: member.id, what: "workspace.renamed", on, ...change });
    return { workspace };
  },
  { audited: true },
);
