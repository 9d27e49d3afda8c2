import { memberChanged, memberJoined } from "@atrium/contract/workspace/members.ts";
import { feature } from "#platform/operations/feature.ts";
import { findMembership } from "./membership.ts";

export { admitMember } from "./admit-member.ts";
export { memberById, membersFrom } from "./member.ts";
export { membershipOf } from "./membership.ts";

/** Who is in a workspace, and with which roles. */
export const members = feature({
  name: "members",
  events: [memberJoined, memberChanged],
  membership: findMembership,
});
