import { worksOn } from "#platform/jobs/jobs.ts";
import { feature } from "#platform/operations/feature.ts";
import { invitationMail, writeInvitationMail } from "./invitation-mail.ts";
import { invitePeople } from "./invite-people.ts";
import { resendInvitation } from "./resend-invitation.ts";
import { revokeInvitation } from "./revoke-invitation.ts";

export {
  emailKey,
  type InvitationRow,
  invitationById,
  invitationOf,
  markRevoked,
  openInvitations,
  revokeInvitationsBy,
  takeInvitation,
} from "./invitation-rows.ts";

/** Inviting people by mail. */
export const invitations = feature({
  name: "workspace/invitations",
  operations: [invitePeople, resendInvitation, revokeInvitation],
  permissions: {
    "member.invite": { summary: "invite people by e-mail", roles: ["owner", "admin", "member"] },
    "invitation.manage": {
      summary: "see and revoke everybody's invitations; make links and the organisation code",
      roles: ["owner", "admin"],
    },
  },
  jobs: [worksOn(invitationMail, writeInvitationMail)],
});
