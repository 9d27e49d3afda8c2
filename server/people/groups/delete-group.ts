import { deleteGroup as contract } from "@atrium/contract/people/groups.ts";
import { handle } from "#platform/operations/feature.ts";
import { accessGroup } from "./group-access.ts";
import { removeGroup } from "./group-rows.ts";
import { tellDeleted, tellMembership } from "./tell-group.ts";

/** The most people one event is addressed to by name. */
const most = 500;

export const deleteGroup = handle(
  contract,
  async (context, { groupId }) => {
    const { db, workspaceId, member } = context;
    const { handle: name } = await accessGroup(context, groupId);
    const people = (await removeGroup(db, workspaceId, groupId)) ?? [];
    const telling = { ...context, actorId: member.id };
    tellDeleted(telling, groupId);
    for (let at = 0; at < people.length; at += most)
      tellMembership(telling, groupId, people.slice(at, at + most), false);
    const on = { kind: "group", id: groupId, name };
    context.audit({ workspaceId, actorId: member.id, what: "group.deleted", on, before: { members: people.length } });
    return {};
  },
  { audited: true },
);
