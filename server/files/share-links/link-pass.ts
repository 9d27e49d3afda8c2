import { createHmac, timingSafeEqual } from "node:crypto";
import type { Platform } from "#platform/operations/platform.ts";
import { instanceKey } from "#platform/secrets/instance-key.ts";

const name = "atrium_link";
const hours = 12;

/** Who typed a link's password carries this along for a while; it opens that one link alone. */
export async function passFor(platform: Platform, linkId: string, secret: string): Promise<string> {
  const until = Date.now() + hours * 3_600_000;
  const secure = platform.config.url.startsWith("https:") ? "; Secure" : "";
  const value = `${until}.${await signed(platform, linkId, until)}`;
  return `${name}=${value}; Path=/f/${secret}; Max-Age=${hours * 3600}; HttpOnly; SameSite=Strict${secure}`;
}

export async function hasPass(platform: Platform, linkId: string, cookies: string): Promise<boolean> {
  const [, until, signature] = /(?:^|;\s*)atrium_link=(\d{1,15})\.([\w-]{43})(?:;|$)/.exec(cookies) ?? [];
  if (!until || !signature || Number(until) < Date.now()) return false;
  return timingSafeEqual(Buffer.from(signature), Buffer.from(await signed(platform, linkId, Number(until))));
}

async function signed(platform: Platform, linkId: string, until: number): Promise<string> {
  const key = await instanceKey(platform, "share links");
  return createHmac("sha256", key).update(`${linkId} ${until}`).digest("base64url");
}
