import { membershipChanged } from "@atrium/contract/workspace/workspaces.ts";
import { accountsLetIn } from "#people/profiles/index.ts";
import type { OpenContext } from "#platform/operations/operation-context.ts";

/** Tells the account's devices that look at another workspace, or at none: the list of its workspaces changed. */
export function tellAccount(context: OpenContext, workspaceId: string, accountId: string | null): void {
  if (accountId) context.signalAccounts(membershipChanged, workspaceId, [accountId]);
}

/** The same for everybody in it. */
export const tellAccounts = async (context: OpenContext, workspaceId: string): Promise<void> =>
  context.signalAccounts(membershipChanged, workspaceId, await accountsLetIn(context.db, workspaceId));
