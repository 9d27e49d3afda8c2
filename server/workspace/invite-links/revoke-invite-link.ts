import { revokeInviteLink as contract } from "@atrium/contract/workspace/invitations.ts";
import { require } from "#platform/access/access.ts";
import { handle } from "#platform/operations/feature.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { inviteLinkById, markLinkRevoked } from "./invite-link-rows.ts";

/** Revoking again changes nothing. */
export const revokeInviteLink = handle(
  contract,
  async (context, { linkId }) => {
    const { db, workspaceId, member, now } = context;
    require(member, "invitation.manage");
    const link = (await inviteLinkById(db, workspaceId, linkId)) ?? notFound("link");
    await markLinkRevoked(db, workspaceId, linkId, { at: now, memberId: member.id });
    const on = { kind: "invite_link", id: linkId };
    if (!link.revoked_at) context.audit({ workspaceId, actorId: member.id, what: "invite_link.revoked", on });
    return {};
  },
  { audited: true },
);
