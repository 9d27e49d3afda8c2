import type { Config } from "#platform/config/config.ts";
import { greatestAgeDays } from "./session-rows.ts";

/**
 * Over https the name's prefix binds the cookie to this very host and to https (RFC 6265bis, 4.1.3.2): no sister
 * domain can plant one.
 */
const cookieName = (config: Config): string => (isSecure(config) ? "__Host-atrium_session" : "atrium_session");

const isSecure = (config: Config): boolean => config.url.startsWith("https:");

/** Out of reach of scripts, and not sent along by other sites' forms. How long it counts is the session row's matter. */
export const sessionCookie = (config: Config, secret: string): string =>
  cookie(config, secret, greatestAgeDays * 86_400);

export const forgetSessionCookie = (config: Config): string => cookie(config, "", 0);

const cookie = (config: Config, value: string, maxAge: number): string =>
  `${cookieName(config)}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${isSecure(config) ? "; Secure" : ""}`;

/** The session's secret out of a Cookie header; undefined when there is none that looks like one. */
export function secretInCookies(config: Config, header: string): string | undefined {
  const name = cookieName(config);
  for (const pair of header.split(";")) {
    const [key, value = ""] = pair.trim().split("=", 2);
    if (key === name && /^[\w-]{43}$/.test(value)) return value;
  }
  return undefined;
}
