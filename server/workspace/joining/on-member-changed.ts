import { memberChanged } from "@atrium/contract/workspace/members.ts";
import { may } from "#platform/access/access.ts";
import { on } from "#platform/operations/feature.ts";
import { revokeInvitationsBy } from "../invitations/index.ts";
import { revokeLinksBy } from "../invite-links/index.ts";
import { isWithinRank, membershipOf, rolesOfWorkspace } from "../roles/index.ts";

/**
 * What somebody handed out holds as long as they could hand it out: whoever is removed, suspended or demoted leaves no
 * open way in behind, for themselves under another account or for others.
 */
export const onMemberChanged = on(memberChanged, async ({ db, workspaceId, now }, { member }) => {
  const { id } = member.profile;
  const membership = await membershipOf(db, workspaceId, id);
  const mayInvite = membership && may(membership, "member.invite");
  const roles = await rolesOfWorkspace(db, workspaceId);
  const beyond = roles.filter((role) => !(mayInvite && isWithinRank(membership, [role])));
  const roleIds = beyond.map((role) => role.id);
  await revokeInvitationsBy(db, workspaceId, id, roleIds, now);
  await revokeLinksBy(db, workspaceId, id, roleIds, now);
});
