import { createECDH } from "node:crypto";
import type { Platform } from "#platform/operations/platform.ts";
import { instanceKey } from "#platform/secrets/instance-key.ts";

export type VapidKeys = { publicKey: string; privateKey: string };

/** The key pair this instance introduces itself with to push services (VAPID, RFC 8292): P-256, in base64url. */
export async function vapidKeys(platform: Platform): Promise<VapidKeys> {
  const curve = createECDH("prime256v1");
  // 256 random bits are a valid scalar but for one case in 2^32: its order is a little below 2^256.
  for (let attempt = 0; ; attempt += 1) {
    const scalar = await instanceKey(platform, attempt === 0 ? "vapid" : `vapid ${attempt}`);
    try {
      curve.setPrivateKey(scalar);
      return { publicKey: curve.getPublicKey("base64url"), privateKey: scalar.toString("base64url") };
    } catch (error) {
      if (attempt > 3) throw error;
    }
  }
}
