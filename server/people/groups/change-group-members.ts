import { changeGroupMembers as contract } from "@atrium/contract/people/groups.ts";
import { handle } from "#platform/operations/feature.ts";
import { accessGroup, requireInWorkspace } from "./group-access.ts";
import { changeMembers } from "./group-member-rows.ts";
import { groupOf } from "./group-rows.ts";
import { tellGroup, tellMembership } from "./tell-group.ts";

/** A line of the audit trail names no more people. */
const mostNamed = 100;

/** Who is told: those people, each for themselves, and everybody who sees groups of the new number. */
export const changeGroupMembers = handle(
  contract,
  async (context, { groupId, add, remove }) => {
    const { db, workspaceId, member, now } = context;
    const row = await accessGroup(context, groupId);
    await requireInWorkspace(context, add);
    const change = await changeMembers(db, workspaceId, groupId, { add, remove, by: member.id, at: now });
    const group = { ...row, member_count: change.memberCount };
    const telling = { ...context, actorId: member.id };
    if (change.joined.length + change.left.length > 0) tellGroup(telling, group);
    tellMembership(telling, groupId, change.joined, true);
    tellMembership(telling, groupId, change.left, false);
    const on = { kind: "group", id: groupId, name: row.handle };
    if (change.joined.length + change.left.length > 0) {
      const after = { joined: change.joined.slice(0, mostNamed), left: change.left.slice(0, mostNamed) };
      context.audit({ workspaceId, actorId: member.id, what: "group.members_changed", on, after });
    }
    return { group: groupOf(group) };
  },
  { audited: true },
);
