import { endSession as contract } from "@atrium/contract/people/sessions.ts";
import { handle } from "#platform/operations/feature.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { endSessions } from "./end-sessions.ts";

export const endSession = handle(contract, async (context, { sessionId }) => {
  const ended = await endSessions(context, context.identity.accountId, { only: sessionId });
  return ended === 0 ? notFound("session") : {};
});
