import { createPersonalToken as contract } from "@atrium/contract/people/sessions.ts";
import { handle } from "#platform/operations/feature.ts";
import { newId } from "#platform/operations/new-id.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { isSession, secretHash } from "../sessions/index.ts";
import { insertPersonalToken, mostTokens, personalTokensOf } from "./personal-token-rows.ts";
import { newPersonalSecret } from "./personal-token-secret.ts";

export const createPersonalToken = handle(
  contract,
  async ({ db, identity, now }, { name, expiresInDays }) => {
    const { accountId, sessionId } = identity;
    // A stolen token that could make another would outlive its own revocation.
    if (!(await isSession(db, accountId, sessionId)))
      return refuse("not_allowed", { detail: "a personal token makes no personal tokens: sign in" });
    const known = await personalTokensOf(db, accountId);
    if (known.length >= mostTokens) return refuse("conflict", { detail: `at most ${mostTokens} personal tokens` });
    const secret = newPersonalSecret();
    const token = await insertPersonalToken(db, {
      id: newId(),
      account_id: accountId,
      name,
      token_hash: secretHash(secret),
      created_at: now,
      expires_at: expiresInDays === undefined ? null : new Date(now.getTime() + expiresInDays * 86_400_000),
    });
    return { token, secret };
  },
  { secret: true },
);
