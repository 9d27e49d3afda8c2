import type { IncomingHttpHeaders } from "node:http";
import type { Config } from "#platform/config/config.ts";

/**
 * Whether a request comes from our own pages: its Origin is the public address, or the very host it was sent to
 * (somebody who opens the instance by another of its names). A missing Origin is judged by Sec-Fetch-Site.
 */
export function isOwnOrigin(config: Config, headers: IncomingHttpHeaders): boolean {
  const { origin, host } = headers;
  if (origin === undefined) {
    const site = headers["sec-fetch-site"];
    return site === undefined || site === "same-origin" || site === "none";
  }
  if (origin === config.url) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
