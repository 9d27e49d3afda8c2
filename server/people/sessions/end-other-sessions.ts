import { endOtherSessions as contract } from "@atrium/contract/people/sessions.ts";
import { handle } from "#platform/operations/feature.ts";
import { endSessions } from "./end-sessions.ts";

export const endOtherSessions = handle(contract, async (context) => ({
  ended: await endSessions(context, context.identity.accountId, { except: context.identity.sessionId }),
}));
