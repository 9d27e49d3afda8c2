import { acceptInvitation as contract, invitationsChanged } from "@atrium/contract/workspace/invitations.ts";
import { setAddress } from "#people/accounts/index.ts";
import { secretHash } from "#people/sessions/index.ts";
import { handle } from "#platform/operations/feature.ts";
import type { AccountContext } from "#platform/operations/operation-context.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { emailKey, takeInvitation } from "../invitations/index.ts";
import { takeLinkUse } from "../invite-links/index.ts";
import { roleByKey } from "../roles/index.ts";
import { enterWorkspace, type Terms } from "./enter-workspace.ts";
import { type FoundInvitation, findInvitation } from "./find-invitation.ts";

/**
 * Whoever holds a mailed token may use it with an account of any address: the mail reached them. It proves an address
 * only when it is the account's own.
 */
export const acceptInvitation = handle(
  contract,
  async (context, { token }) => {
    const found = await findInvitation(context, token);
    const { workspaceId, kind } = found;
    const way = { way: kind, take: (memberId: string) => take(context, found, token, memberId) };
    const { workspace, memberId, account, terms } = await enterWorkspace(context, workspaceId, way);
    if (terms.mail && emailKey(account.email) === terms.mail.email_key && !account.emailVerified)
      await setAddress(context.db, account.id, account.email);
    context.signalAccounts(invitationsChanged, workspaceId, [account.id]);
    return { workspace, memberId };
  },
  { audited: true },
);

/** Uses the invitation up, or one use of the link; everything after it happens in the same transaction or not at all. */
async function take(context: AccountContext, found: FoundInvitation, token: string, memberId: string): Promise<Terms> {
  const { db, now } = context;
  const { workspaceId, id } = found;
  if (found.kind === "email") {
    const taking = { id, tokenHash: secretHash(token), memberId, at: now };
    const mail = (await takeInvitation(db, workspaceId, taking)) ?? refuse("invitation_expired");
    return { roleId: mail.role_id, by: mail.invited_by, mail };
  }
  if (found.kind === "link") {
    const link = (await takeLinkUse(db, workspaceId, id, now)) ?? refuse("invitation_expired");
    return { roleId: link.role_id, by: link.created_by };
  }
  const role = (await roleByKey(db, workspaceId, "member")) ?? refuse("invitation_expired");
  return { roleId: role.id, by: null };
}
