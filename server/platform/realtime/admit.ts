import type { IncomingMessage } from "node:http";
import type { CommonErrorCode } from "@atrium/contract/protocol/error.ts";
import { clientIp } from "#platform/http/client-ip.ts";
import { isOwnOrigin } from "#platform/http/own-origin.ts";
import type { Identity } from "#platform/operations/operation-context.ts";
import { type Platform, provided } from "#platform/operations/platform.ts";
import { Refusal } from "#platform/operations/refuse.ts";

export type Admission = { identity: Identity; origin: { ip: string; userAgent: string } };
export type Rejection = { status: number; reason: string };

/** The code a rejection has where the answer is a problem instead of a refused upgrade. */
export const codeOf = ({ status }: Rejection): CommonErrorCode =>
  status === 401
    ? "not_signed_in"
    : status === 403
      ? "wrong_origin"
      : status === 429
        ? "too_many_requests"
        : "unavailable";

/** Opening connections, per network: a browser opens one a tab. */
const limit = { count: 600, seconds: 60 };

/**
 * Decides about a new connection before anything is spent on it. A browser always sends Origin (RFC 6455, 10.2), and
 * a foreign page could ride on the cookie: cookies count only from our own origin.
 */
export async function admit(platform: Platform, request: IncomingMessage): Promise<Admission | Rejection> {
  if (platform.gateway.draining) return { status: 503, reason: "Restarting" };
  const { origin, cookie = "", authorization = "" } = request.headers;
  if (origin !== undefined && !isOwnOrigin(platform.config, request.headers)) {
    return { status: 403, reason: "Wrong Origin" };
  }
  const ip = clientIp(platform.config, request);
  try {
    platform.limiter.takeFor(`connect ${ip}`, limit);
  } catch (error) {
    if (error instanceof Refusal) return { status: 429, reason: "Too Many Connections" };
    throw error;
  }
  const bearer = /^Bearer (\S+)$/i.exec(authorization)?.[1];
  const credentials = { cookies: cookie, bearer };
  const identity = await platform.database.single((db) =>
    provided(platform.catalogue, "identify")(db, credentials, new Date(), platform),
  );
  if (!identity) return { status: 401, reason: "Not Signed In" };
  return { identity, origin: { ip, userAgent: (request.headers["user-agent"] ?? "").slice(0, 300) } };
}
