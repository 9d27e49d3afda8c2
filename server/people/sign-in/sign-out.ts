import { signOut as contract } from "@atrium/contract/people/accounts.ts";
import { handle } from "#platform/operations/feature.ts";
import { endSessions, forgetSessionCookie } from "../sessions/index.ts";

/** Ends the session the call came with; a personal token is no session and stays until it is revoked. */
export const signOut = handle(contract, async (context) => {
  await endSessions(context, context.identity.accountId, { only: context.identity.sessionId });
  if (context.cookies) context.setCookie(forgetSessionCookie(context.platform.config));
  return {};
});
