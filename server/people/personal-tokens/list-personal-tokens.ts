import { listPersonalTokens as contract } from "@atrium/contract/people/sessions.ts";
import { handle } from "#platform/operations/feature.ts";
import { personalTokensOf } from "./personal-token-rows.ts";

export const listPersonalTokens = handle(contract, async ({ db, identity }) => ({
  tokens: await personalTokensOf(db, identity.accountId),
}));
