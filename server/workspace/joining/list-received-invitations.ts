import { listReceivedInvitations as contract } from "@atrium/contract/workspace/invitations.ts";
import { handle } from "#platform/operations/feature.ts";
import { invitationsToMe, receivedOf } from "./received-invitation-rows.ts";

export const listReceivedInvitations = handle(contract, async ({ db }) => ({
  invitations: (await invitationsToMe(db)).map(receivedOf),
}));
