import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import type { Identify } from "#platform/operations/feature.ts";
import type { Identity } from "#platform/operations/operation-context.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { isPersonalSecret } from "../personal-tokens/index.ts";
import { noteSeen, secretHash, secretInCookies } from "../sessions/index.ts";
import { openAccessToken } from "../tokens/index.ts";

type Found = { account_id: string; session_id: string; operator: boolean; seen_at: Date | null };

/**
 * Whose credentials these are: one prepared query by the hash of a secret, or by the session an access token names.
 * What has expired or was ended belongs to nobody. When there is a bearer token, cookies do not count.
 */
export const identify: Identify = async (db, credentials, now, platform) => {
  const found = await lookUp(db, credentials, now, platform);
  if (!found) return undefined;
  noteSeen(platform, found.session_id, found.seen_at, now);
  const identity: Identity = { accountId: found.account_id, sessionId: found.session_id, operator: found.operator };
  return identity;
};

async function lookUp(
  db: Db,
  { cookies, bearer }: { cookies: string; bearer: string | undefined },
  now: Date,
  platform: Platform,
): Promise<Found | undefined> {
  if (bearer === undefined) {
    const secret = secretInCookies(platform.config, cookies);
    if (!secret) return undefined;
    const { rows } = await sql<Found>`select * from identify_session(${secretHash(secret)}, ${now})`.execute(db);
    return rows[0];
  }
  if (isPersonalSecret(bearer)) {
    const hash = secretHash(bearer);
    const { rows } = await sql<Found>`select * from identify_personal_token(${hash}, ${now})`.execute(db);
    return rows[0];
  }
  const named = await openAccessToken(platform, bearer, now);
  if (!named) return undefined;
  const { rows } = await sql<Found>`select * from identify_api_session(${named.sessionId}::uuid, ${now})`.execute(db);
  return rows[0]?.account_id === named.accountId ? rows[0] : undefined;
}
