import type { PushOutcome } from "@atrium/contract/people/push.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { notePushOutcome, type PushDeviceRow, pushDevicesOf } from "./push-device-rows.ts";
import { type PushMessage, packPush } from "./push-message.ts";
import { askPushService } from "./push-service.ts";
import { vapidKeys } from "./vapid-keys.ts";

export type PushSent = { outcome: PushOutcome; status: number | null; took: number };

/** How long a push service keeps a message for a device that is off, in seconds. */
const keepFor = { show: 86_400, clear: 3600 };
/** Safari takes the permission away from who sends messages that show nothing. */
const mayBeSilent = (endpoint: string) => !new URL(endpoint).host.endsWith(".push.apple.com");

/**
 * Tells all devices of an account. Called from jobs, never inside a transaction; answers how many took it.
 * Devices that are gone are forgotten. Most people have none: `compose` is asked only where somebody will see it.
 */
export async function sendPush(
  platform: Platform,
  accountId: string,
  compose: () => Promise<PushMessage>,
): Promise<number> {
  const devices = await platform.run({ accountId, mode: "read" }, ({ db }) => pushDevicesOf(db, accountId));
  if (devices.length === 0) return 0;
  const message = await compose();
  const able = devices.filter((device) => message.kind === "show" || mayBeSilent(device.endpoint));
  const sent = await Promise.all(able.map((device) => sendToDevice(platform, device, message)));
  return sent.filter(({ outcome }) => outcome === "accepted").length;
}

/** Encrypts, signs, sends, and notes what became of it. */
export async function sendToDevice(platform: Platform, device: PushDeviceRow, message: PushMessage): Promise<PushSent> {
  const { url } = platform.config;
  const { default: webPush } = await import("web-push");
  const { endpoint, headers, body } = webPush.generateRequestDetails(
    { endpoint: device.endpoint, keys: { p256dh: device.p256dh, auth: device.auth } },
    packPush(message),
    {
      // Push services write to this address when something is wrong (RFC 8292, 2.1).
      vapidDetails: {
        subject: url.startsWith("https:") ? url : `mailto:postmaster@${new URL(url).hostname}`,
        ...(await vapidKeys(platform)),
      },
      TTL: keepFor[message.kind],
      urgency: message.kind === "show" ? "high" : "low",
      topic: topicOf(message.tag),
    },
  );
  const begun = performance.now();
  const status = await askPushService(platform, endpoint, headers, body as Buffer);
  const outcome = outcomeOf(status);
  await platform.run({ accountId: device.account_id }, ({ db, now }) => notePushOutcome(db, device, outcome, now));
  return { outcome, status, took: Math.round(performance.now() - begun) };
}

/** A newer message of a topic takes the place of one that still waits (RFC 8030, 5.4): 32 characters of base64url. */
const topicOf = (tag: string): string => tag.replaceAll(/[^\w-]/g, "").slice(-32) || "atrium";

function outcomeOf(status: number | null): PushOutcome {
  if (status === null || status >= 500 || status === 429) return "unreachable";
  if (status >= 200 && status < 300) return "accepted";
  return status === 404 || status === 410 ? "gone" : "refused";
}
