import { revokeInvitation as contract } from "@atrium/contract/workspace/invitations.ts";
import { handle } from "#platform/operations/feature.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { accessInvitation } from "./invitation-access.ts";
import { markRevoked } from "./invitation-rows.ts";
import { tellInvited } from "./tell-invited.ts";

/** Revoking again changes nothing; what was accepted cannot be revoked. */
export const revokeInvitation = handle(
  contract,
  async (context, { invitationId }) => {
    const row = await accessInvitation(context, invitationId);
    if (row.accepted_at) notFound("open invitation");
    const by = { at: context.now, memberId: context.member.id };
    await markRevoked(context.db, context.workspaceId, invitationId, by);
    const on = { kind: "invitation", id: invitationId, name: row.email };
    await tellInvited(context, [row.email]);
    if (!row.revoked_at)
      context.audit({ workspaceId: context.workspaceId, actorId: by.memberId, what: "invitation.revoked", on });
    return {};
  },
  { audited: true },
);
