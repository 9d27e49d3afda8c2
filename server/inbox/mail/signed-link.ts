import { createHmac, timingSafeEqual } from "node:crypto";
import * as z from "zod";
import type { Platform } from "#platform/operations/platform.ts";
import { instanceKey } from "#platform/secrets/instance-key.ts";

/** What a link in a mail ends: mails about messages, or the digest. It opens nothing and tells nothing. */
const Unsubscription = z.tuple([z.uuid(), z.uuid(), z.enum(["messages", "digest"])]);
export type Unsubscription = { workspaceId: string; memberId: string; what: "messages" | "digest" };

const sign = async (platform: Platform, text: string): Promise<Buffer> =>
  createHmac("sha256", await instanceKey(platform, "mail unsubscription"))
    .update(text)
    .digest();

/** Works for as long as the mail lies about: whoever has it can only end the mails. */
export async function unsubscribeUrl(platform: Platform, { workspaceId, memberId, what }: Unsubscription) {
  const text = Buffer.from(JSON.stringify([workspaceId, memberId, what])).toString("base64url");
  const signature = (await sign(platform, text)).toString("base64url");
  return `${platform.config.url}/api/v1/mail-unsubscription/${text}.${signature}`;
}

/** Undefined for what this instance did not sign. */
export async function readUnsubscription(platform: Platform, token: string): Promise<Unsubscription | undefined> {
  const [text = "", signature = ""] = token.split(".");
  const [given, own] = [Buffer.from(signature, "base64url"), await sign(platform, text)];
  if (given.length !== own.length || !timingSafeEqual(given, own)) return undefined;
  const parsed = Unsubscription.safeParse(JSON.parse(Buffer.from(text, "base64url").toString()));
  if (!parsed.success) return undefined;
  const [workspaceId, memberId, what] = parsed.data;
  return { workspaceId, memberId, what };
}
