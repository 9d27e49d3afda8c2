import { declineReceivedInvitation as contract, invitationsChanged } from "@atrium/contract/workspace/invitations.ts";
import { handle } from "#platform/operations/feature.ts";
import { markRevoked } from "../invitations/index.ts";
import { invitationsToMe } from "./received-invitation-rows.ts";

/** Declining again changes nothing. */
export const declineReceivedInvitation = handle(
  contract,
  async (context, { invitationId }) => {
    const { db, now, identity } = context;
    const found = (await invitationsToMe(db)).find((row) => row.id === invitationId);
    if (!found) return {};
    const workspaceId = found.workspace_id;
    await context.enterWorkspace(workspaceId);
    await markRevoked(db, workspaceId, invitationId, { at: now, memberId: null });
    context.audit({
      workspaceId,
      actorId: null,
      what: "invitation.declined",
      on: { kind: "invitation", id: invitationId },
    });
    context.signalAccounts(invitationsChanged, workspaceId, [identity.accountId]);
    return {};
  },
  { audited: true },
);
