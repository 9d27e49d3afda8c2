import { invitationsChanged } from "@atrium/contract/workspace/invitations.ts";
import { feature } from "#platform/operations/feature.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { acceptReceivedInvitation } from "./accept-received-invitation.ts";
import { declineReceivedInvitation } from "./decline-received-invitation.ts";
import { listInvitations } from "./list-invitations.ts";
import { listReceivedInvitations } from "./list-received-invitations.ts";
import { onMemberChanged } from "./on-member-changed.ts";
import { readInvitation } from "./read-invitation.ts";

/** Coming into a workspace by a mailed invitation, a link or the organisation code. */
export const joining = feature({
  name: "workspace/joining",
  operations: [
    listInvitations,
    readInvitation,
    acceptInvitation,
    listReceivedInvitations,
    acceptReceivedInvitation,
    declineReceivedInvitation,
  ],
  events: [invitationsChanged],
  on: [onMemberChanged],
});
