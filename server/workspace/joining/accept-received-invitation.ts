import { acceptReceivedInvitation as contract, invitationsChanged } from "@atrium/contract/workspace/invitations.ts";
import { handle } from "#platform/operations/feature.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import { takeInvitation } from "../invitations/index.ts";
import { enterWorkspace } from "./enter-workspace.ts";
import { invitationsToMe } from "./received-invitation-rows.ts";

/** Whose address it is was shown before: the account stands for the token of the mail. */
export const acceptReceivedInvitation = handle(
  contract,
  async (context, { invitationId: id }) => {
    const { db, now, identity } = context;
    const found = (await invitationsToMe(db)).find((row) => row.id === id) ?? notFound("invitation");
    const workspaceId = found.workspace_id;
    await context.enterWorkspace(workspaceId);
    const take = async (memberId: string) => {
      const mail = await takeInvitation(db, workspaceId, { id, memberId, at: now });
      return mail ? { roleId: mail.role_id, by: mail.invited_by, mail } : refuse("invitation_expired");
    };
    const { workspace, memberId } = await enterWorkspace(context, workspaceId, { way: "email", take });
    context.signalAccounts(invitationsChanged, workspaceId, [identity.accountId]);
    return { workspace, memberId };
  },
  { audited: true },
);
