import { newId } from "#platform/operations/new-id.ts";
import type { OpenContext } from "#platform/operations/operation-context.ts";
import { endSessions } from "./end-sessions.ts";
import { sessionCookie } from "./session-cookie.ts";
import { insertSession, speakFor } from "./session-rows.ts";
import { newSecret, secretHash } from "./session-secret.ts";

/**
 * Signs an account in on this browser: a new session with a secret of its own, never one that was there before
 * (session fixation), and the end of the one the browser had.
 */
export async function beginBrowserSession(context: OpenContext, accountId: string): Promise<string> {
  await endCallersSession(context);
  const secret = newSecret();
  const id = await insertNew(context, accountId, "browser", secretHash(secret));
  context.setCookie(sessionCookie(context.platform.config, secret));
  return id;
}

/** A session of an API client, under the hash of its first refresh token's secret. */
export const beginApiSession = (context: OpenContext, accountId: string, hash: Buffer): Promise<string> =>
  insertNew(context, accountId, "api", hash);

async function insertNew(
  context: OpenContext,
  accountId: string,
  kind: "browser" | "api",
  token_hash: Buffer,
): Promise<string> {
  const { db, now, origin } = context;
  const id = newId();
  await speakFor(db, accountId);
  await insertSession(db, {
    id,
    account_id: accountId,
    kind,
    token_hash,
    user_agent: origin.userAgent,
    ip: origin.ip || null,
    created_at: now,
  });
  return id;
}

async function endCallersSession(context: OpenContext): Promise<void> {
  const { db, identity } = context;
  if (!identity) return;
  await speakFor(db, identity.accountId);
  await endSessions(context, identity.accountId, { only: identity.sessionId });
}
