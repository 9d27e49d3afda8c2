import { resendInvitation as contract } from "@atrium/contract/workspace/invitations.ts";
import { handle } from "#platform/operations/feature.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { accessInvitation, requireRankFor } from "./invitation-access.ts";
import { mailInvitations } from "./invitation-mail.ts";
import { invitationOf, renewInvitation } from "./invitation-rows.ts";
import { expiryFrom } from "./invite-people.ts";
import { tellInvited } from "./tell-invited.ts";

/** Whoever sends it again answers for it from now on. */
export const resendInvitation = handle(contract, async (context, { invitationId }) => {
  const { db, workspaceId, member, now } = context;
  await requireRankFor(context, await accessInvitation(context, invitationId));
  const renewal = { invited_by: member.id, sent_at: now, expires_at: expiryFrom(now) };
  const row = (await renewInvitation(db, workspaceId, invitationId, renewal)) ?? notFound("open invitation");
  await mailInvitations(context, [row]);
  await tellInvited(context, [row.email]);
  return { invitation: invitationOf(row) };
});
