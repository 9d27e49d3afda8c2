import { memberChanged, memberJoined } from "@atrium/contract/workspace/members.ts";
import { feature } from "#platform/operations/feature.ts";
import { changeRoles } from "./change-roles.ts";
import { listMembers } from "./list-members.ts";
import { readMemberRoles } from "./read-member-roles.ts";
import { reinstateMember } from "./reinstate-member.ts";
import { removeMember } from "./remove-member.ts";
import { suspendMember } from "./suspend-member.ts";

export { admitMember } from "./admit-member.ts";
export { changeStanding } from "./change-standing.ts";
export { memberById, membersFrom } from "./member.ts";
export { keepAnOwner, lockStanding } from "./member-access.ts";
export { tellAccounts } from "./tell-accounts.ts";

/** Who is in a workspace, and with which roles. */
export const members = feature({
  name: "workspace/members",
  operations: [listMembers, readMemberRoles, changeRoles, removeMember, suspendMember, reinstateMember],
  events: [memberJoined, memberChanged],
  permissions: {
    "member.list": { summary: "see who is in the workspace", roles: ["owner", "admin", "member"] },
    "member.remove": { summary: "remove people from the workspace", roles: ["owner", "admin"] },
    "member.suspend": { summary: "suspend people and let them back in", roles: ["owner", "admin"] },
  },
});
