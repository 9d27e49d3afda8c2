import { startLogAnew } from "#platform/events/event-log.ts";
import type { Platform } from "#platform/operations/platform.ts";

/**
 * Lets everybody who is connected, to whatever process, fetch the workspace afresh: hundreds of thousands of messages
 * are not told one by one.
 */
export async function followAfresh(platform: Platform, workspaceId: string): Promise<void> {
  const seq = await platform.database.transaction({ workspaceId }, ({ db }) => startLogAnew(db, workspaceId));
  platform.gateway.bus.sendHead(workspaceId, seq);
}
