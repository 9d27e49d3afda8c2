import { createHmac, timingSafeEqual } from "node:crypto";
import type { Platform } from "#platform/operations/platform.ts";
import { instanceKey } from "#platform/secrets/instance-key.ts";
import { secretHash } from "../sessions/index.ts";

/**
 * A refresh token is `session id.secret.seal`. Only the hash of the secret that counts now is kept. The seal proves
 * that we issued a token, so that a used one is told from a made-up one without keeping every one there ever was: a
 * stranger who knows a session's id cannot end it by bringing nonsense.
 */
export type RefreshToken = { sessionId: string; hash: Buffer };

export async function sealRefreshToken(platform: Platform, sessionId: string, secret: string): Promise<string> {
  const body = `${sessionId}.${secret}`;
  return `${body}.${(await sealOf(platform, body)).toString("base64url")}`;
}

/** What a refresh token says, or undefined when it was not issued here. */
export async function openRefreshToken(platform: Platform, token: string): Promise<RefreshToken | undefined> {
  const [, body, sessionId, secret, seal] = /^(([0-9a-f-]{36})\.([\w-]{43}))\.([\w-]{43})$/.exec(token) ?? [];
  if (!body || !sessionId || !secret || !seal) return undefined;
  const given = Buffer.from(seal, "base64url");
  const right = await sealOf(platform, body);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  return { sessionId, hash: secretHash(secret) };
}

const sealOf = async (platform: Platform, body: string): Promise<Buffer> =>
  createHmac("sha256", await instanceKey(platform, "refresh token"))
    .update(body)
    .digest();
