import { updateGroup as contract } from "@atrium/contract/people/groups.ts";
import { handle } from "#platform/operations/feature.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { accessGroup } from "./group-access.ts";
import { groupOf, renameGroup } from "./group-rows.ts";
import { tellGroup } from "./tell-group.ts";

/** The same names again tell nobody. */
export const updateGroup = handle(
  contract,
  async (context, { groupId, handle: name, ...texts }) => {
    const { db, workspaceId, member } = context;
    const before = await accessGroup(context, groupId);
    const names = { ...texts, ...(name !== undefined && { handle: name }) };
    const after = (await renameGroup(db, workspaceId, groupId, names)) ?? refuse("handle_taken");
    const group = groupOf(after);
    if (JSON.stringify(group) === JSON.stringify(groupOf(before))) return { group };
    tellGroup({ ...context, actorId: member.id }, after);
    const on = { kind: "group", id: groupId, name: after.handle };
    const change = {
      before: { handle: before.handle, name: before.name },
      after: { handle: after.handle, name: after.name },
    };
    context.audit({ workspaceId, actorId: member.id, what: "group.changed", on, ...change });
    return { group };
  },
  { audited: true },
);
