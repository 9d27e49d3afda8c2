import { revokeInviteLink as contract } from "@atrium/contract/workspace/invitations.ts";
import { require } from "#platform/access/access.ts";
import { handle } from "#platform/operations/feature.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { inviteLinkById, markLinkRevoked } from "./invite-link-rows.ts";

/** Revoking again changes nothing. */
export const revokeInviteLink = handle(contract, async ({ db, workspaceId, member, now }, { linkId }) => {
  require(member, "invitation.manage");
  if (!(await inviteLinkById(db, workspaceId, linkId))) notFound("link");
  await markLinkRevoked(db, workspaceId, linkId, { at: now, memberId: member.id });
  return {};
});
