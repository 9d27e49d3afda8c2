import { groupChanged, groupDeleted, groupMembershipChanged } from "@atrium/contract/people/groups.ts";
import { feature } from "#platform/operations/feature.ts";
import { changeGroupMembers } from "./change-group-members.ts";
import { createGroup } from "./create-group.ts";
import { deleteGroup } from "./delete-group.ts";
import { groupIdsOf } from "./group-member-rows.ts";
import { listGroupMembers } from "./list-group-members.ts";
import { listGroups } from "./list-groups.ts";
import { onMemberChanged } from "./on-member-changed.ts";
import { updateGroup } from "./update-group.ts";

/** Groups of people who are called together. */
export const groups = feature({
  name: "people/groups",
  operations: [listGroups, createGroup, updateGroup, deleteGroup, changeGroupMembers, listGroupMembers],
  events: [groupChanged, groupDeleted, groupMembershipChanged],
  on: [onMemberChanged],
  permissions: {
    "group.browse": { summary: "see the groups of people and who is in them", roles: ["owner", "admin", "member"] },
    "group.manage": { summary: "create groups of people, and choose who is in them", roles: ["owner", "admin"] },
  },
  parts: {
    boot: async ({ db, workspaceId, member }) => ({ groupIds: await groupIdsOf(db, workspaceId, member.id) }),
  },
});
