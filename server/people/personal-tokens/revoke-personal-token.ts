import { revokePersonalToken as contract } from "@atrium/contract/people/sessions.ts";
import { handle } from "#platform/operations/feature.ts";
import type { OpenContext } from "#platform/operations/operation-context.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { deletePersonalTokens } from "./personal-token-rows.ts";

export const revokePersonalToken = handle(contract, async (context, { tokenId }) => {
  const revoked = await revokePersonalTokens(context, context.identity.accountId, tokenId);
  return revoked === 0 ? notFound("personal token") : {};
});

/** Revokes one, or all the account has; connections opened with them close after the commit. */
export async function revokePersonalTokens(context: OpenContext, accountId: string, only?: string): Promise<number> {
  const { db, platform } = context;
  const revoked = await deletePersonalTokens(db, accountId, only);
  if (revoked.length > 0) context.afterCommit(() => platform.gateway.endSessions(revoked));
  return revoked.length;
}
