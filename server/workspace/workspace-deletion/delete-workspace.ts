import { deleteWorkspace as contract, workspaceDeleted } from "@atrium/contract/workspace/workspaces.ts";
import { require } from "#platform/access/access.ts";
import { audience } from "#platform/events/event-log.ts";
import { handle } from "#platform/operations/feature.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import { tellAccounts } from "../members/index.ts";
import { ownPermission } from "../roles/index.ts";
import { deletedOf, lockWorkspace, setWorkspaceDeleted } from "../workspaces/index.ts";
import { deletionMail } from "./deletion-mail.ts";

/** One row changes, however many are in it, and each of them is told: nobody is a member of what is not there (`membership.ts`). */
export const deleteWorkspace = handle(
  contract,
  async (context, { name }) => {
    const { db, workspaceId, member, now, platform } = context;
    require(member, ownPermission);
    const held = await lockWorkspace(db, workspaceId);
    // Another owner was quicker.
    if (!held || held.deleted_at) return notFound("workspace");
    if (name.trim().normalize("NFC") !== held.name.normalize("NFC")) refuse("wrong_name");
    await setWorkspaceDeleted(db, workspaceId, { by: member.id, at: now });
    const deleted = deletedOf({ ...held, deleted_at: now });
    const everybody = audience.workspace;
    const expels = [{ holdersOf: everybody, key: "*" }];
    const told = { name: deleted.name, goneAt: deleted.goneAt };
    context.emit(workspaceDeleted, told, { workspaceId, actorId: member.id, to: [everybody], expels });
    const on = { kind: "workspace", id: workspaceId, name: held.name };
    context.audit({ workspaceId, actorId: member.id, what: "workspace.deleted", on });
    await tellAccounts(context, workspaceId);
    await context.enqueue(deletionMail, { workspaceId });
    // There is no trail of the instance: whoever runs it finds it here.
    context.afterCommit(() =>
      platform.log.info({ workspaceId, accountId: context.identity.accountId }, "a workspace was deleted"),
    );
    return { deleted };
  },
  { audited: true },
);
