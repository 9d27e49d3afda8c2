import { invitationsChanged } from "@atrium/contract/workspace/invitations.ts";
import { findAccountsByEmail } from "#people/accounts/index.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";

/** Who has an account of these addresses sees it at once, wherever they are signed in. */
export async function tellInvited(context: WorkspaceContext, emails: string[]): Promise<void> {
  const accounts = await findAccountsByEmail(context.db, emails);
  const ids = accounts.map(({ accountId }) => accountId);
  context.signalAccounts(invitationsChanged, context.workspaceId, ids);
}
