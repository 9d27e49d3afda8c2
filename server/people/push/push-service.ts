import type { Platform } from "#platform/operations/platform.ts";
/** Hands a message to a push service; its HTTP status, or null when it did not answer. */
export async function askPushService(
  platform: Platform,
  endpoint: string,
  headers: Record<string, string>,
  body: Buffer,
): Promise<number | null> {
  try {
    const answer = await fetch(endpoint, { method: "POST", headers, body: new Uint8Array(body), redirect: "error" });
    return answer.status;
  } catch (error) {
    platform.log.debug({ err: error }, "x");
    return null;
  }
}
