import { Id } from "@atrium/contract/protocol/id.ts";
import * as z from "zod";
import type { Platform } from "#platform/operations/platform.ts";
import { instanceKey } from "#platform/secrets/instance-key.ts";

/** An access token's life. Short, though ending the session ends it at once: its row is looked up at every use. */
export const accessTokenSeconds = 600;

const issuer = "atrium";
const audience = "atrium-api";
/** RFC 9068: says what the token is for, so that no other token of ours passes for one. */
const typ = "at+jwt";
const algorithm = "HS256";
const purpose = "access token";

/** A JWT (RFC 7519) that names the session; whoever holds it is its account until it expires or the session ends. */
export async function issueAccessToken(
  platform: Platform,
  { accountId, sessionId }: { accountId: string; sessionId: string },
  now: Date,
): Promise<string> {
  const { SignJWT } = await import("jose");
  const seconds = Math.floor(now.getTime() / 1000);
  return new SignJWT({ sid: sessionId })
    .setProtectedHeader({ alg: algorithm, typ })
    .setSubject(accountId)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + accessTokenSeconds)
    .sign(await instanceKey(platform, purpose));
}

const Claims = z.object({ sid: Id, sub: Id });

/** What an access token names, or undefined when it is not ours, not one, or expired. */
export async function openAccessToken(
  platform: Platform,
  token: string,
  now: Date,
): Promise<{ accountId: string; sessionId: string } | undefined> {
  const { jwtVerify } = await import("jose");
  try {
    const { payload } = await jwtVerify(token, await instanceKey(platform, purpose), {
      algorithms: [algorithm],
      typ,
      issuer,
      audience,
      currentDate: now,
      requiredClaims: ["exp"],
    });
    const { sid, sub } = Claims.parse(payload);
    return { accountId: sub, sessionId: sid };
  } catch {
    return undefined;
  }
}
