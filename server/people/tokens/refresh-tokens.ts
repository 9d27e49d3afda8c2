import { refreshTokens as contract } from "@atrium/contract/people/sessions.ts";
import { handlePrepared } from "#platform/operations/feature.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { refuse } from "#platform/operations/refuse.ts";
import {
  endSessions,
  findApiSession,
  newSecret,
  replaceSessionSecret,
  secretHash,
  speakFor,
} from "../sessions/index.ts";
import { openRefreshToken, type RefreshToken } from "./refresh-token.ts";
import { tokenPair } from "./token-pair.ts";

/**
 * All of it is done in `prepare`, in a transaction of its own: ending a session whose token was used twice must stand,
 * and a refusal rolls the operation's own transaction back.
 */
export const refreshTokens = handlePrepared(
  contract,
  {
    prepare: async ({ platform }, { refreshToken }) => {
      const token = await openRefreshToken(platform, refreshToken);
      return (token && (await rotate(platform, token))) ?? refuse("token_expired");
    },
    run: async (_context, _input, pair) => pair,
  },
  { secret: true },
);

/** The next pair; undefined when the session has ended, or ends now because its token was used before. */
function rotate(platform: Platform, { sessionId, hash }: RefreshToken) {
  return platform.run({}, async (context) => {
    const { db, now } = context;
    const accountId = await findApiSession(db, sessionId, now);
    if (!accountId) return undefined;
    await speakFor(db, accountId);
    const secret = newSecret();
    const replaced = await replaceSessionSecret(
      db,
      { accountId, id: sessionId, old: hash, fresh: secretHash(secret) },
      now,
    );
    if (replaced) return tokenPair(platform, { accountId, sessionId, secret }, now);
    platform.log.warn({ sessionId }, "a refresh token was used twice; its session was ended");
    await endSessions(context, accountId, { only: sessionId });
    return undefined;
  });
}
