import { closeCodes } from "@atrium/contract/protocol/frame.ts";

/**
 * Milliseconds to wait before the next attempt: doubling from half a second to 30 seconds, spread at random
 * over the upper half so that thousands of clients do not come back in the same instant.
 */
export function reconnectDelay(failures: number, code: number | undefined, random = Math.random): number {
  if (code === closeCodes.tooMany) return 10_000 + random() * 10_000;
  if (code === closeCodes.restarting) return 500 + random() * 2500;
  const most = Math.min(30_000, 500 * 2 ** failures);
  return most / 2 + (random() * most) / 2;
}
