import {
  restoreWorkspace as contract,
  type Workspace,
  workspaceRestored,
} from "@atrium/contract/workspace/workspaces.ts";
import { may } from "#platform/access/access.ts";
import { audience } from "#platform/events/event-log.ts";
import { handle } from "#platform/operations/feature.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { asMember } from "#platform/operations/run.ts";
import { tellAccounts } from "../members/index.ts";
import { membershipInDeleted, ownPermission } from "../roles/index.ts";
import { keptSince, lockWorkspace, setWorkspaceDeleted, workspaceById } from "../workspaces/index.ts";

/** To all but its owners a deleted workspace was never there. Bringing back what is back changes nothing. */
export const restoreWorkspace = handle(
  contract,
  async (context, { workspaceId }) => {
    const { db, now, identity } = context;
    await context.enterWorkspace(workspaceId);
    const held = await lockWorkspace(db, workspaceId);
    if (held && !held.deleted_at) {
      const inside = await asMember(context, workspaceId);
      if (!inside || !may(inside.member, ownPermission)) return notFound("workspace");
      return { workspace: (await workspaceById(db, workspaceId)) as Workspace, memberId: inside.member.id };
    }
    const owner = await membershipInDeleted(db, workspaceId, identity.accountId);
    if (!held?.deleted_at || !owner || !may(owner, ownPermission)) return notFound("workspace");
    if (held.deleted_at <= keptSince(now)) return notFound("workspace");
    await setWorkspaceDeleted(db, workspaceId, null);
    const workspace = (await workspaceById(db, workspaceId)) ?? notFound("workspace");
    const emission = { workspaceId, actorId: owner.id, to: [audience.workspace] };
    context.emit(workspaceRestored, { workspace }, emission);
    await tellAccounts(context, workspaceId);
    const on = { kind: "workspace", id: workspaceId, name: workspace.name };
    context.audit({ workspaceId, actorId: owner.id, what: "workspace.restored", on });
    return { workspace, memberId: owner.id };
  },
  { audited: true },
);
