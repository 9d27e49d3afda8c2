import { createGroup as contract } from "@atrium/contract/people/groups.ts";
import { require } from "#platform/access/access.ts";
import { handle } from "#platform/operations/feature.ts";
import { newId } from "#platform/operations/new-id.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { requireInWorkspace } from "./group-access.ts";
import { changeMembers } from "./group-member-rows.ts";
import { groupOf, insertGroup } from "./group-rows.ts";
import { tellGroup, tellMembership } from "./tell-group.ts";

export const createGroup = handle(
  contract,
  async (context, { handle: name, memberIds, ...texts }) => {
    const { db, workspaceId, member, now } = context;
    require(member, "group.manage");
    await requireInWorkspace(context, memberIds);
    const names = { handle: name, name: texts.name, description: texts.description };
    const made = { workspace_id: workspaceId, id: newId(), ...names, created_by: member.id, created_at: now };
    const row = (await insertGroup(db, made)) ?? refuse("handle_taken");
    const people = { add: memberIds, remove: [], by: member.id, at: now };
    const { memberCount, joined } = await changeMembers(db, workspaceId, row.id, people);
    const group = { ...row, member_count: memberCount };
    const telling = { ...context, actorId: member.id };
    tellGroup(telling, group);
    tellMembership(telling, row.id, joined, true);
    const on = { kind: "group", id: row.id, name: group.handle };
    context.audit({ workspaceId, actorId: member.id, what: "group.created", on, after: { members: memberCount } });
    return { group: groupOf(group) };
  },
  { audited: true },
);
