import type { Platform } from "#platform/operations/platform.ts";

/**
 * Hands a message to a push service; its HTTP status, or null when it did not answer. The address came from a browser:
 * somebody else's machine may stand behind it, never one of ours.
 */
export async function askPushService(
  { outside, log }: Platform,
  endpoint: string,
  headers: Record<string, string>,
  body: Buffer,
): Promise<number | null> {
  try {
    return await outside.post(endpoint, headers, body);
  } catch (error) {
    log.info({ err: error, service: new URL(endpoint).host }, "a push service did not answer");
    return null;
  }
}
