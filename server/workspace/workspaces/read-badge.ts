import { readBadge as contract, type MyWorkspace } from "@atrium/contract/workspace/workspaces.ts";
import { handle } from "#platform/operations/feature.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";

export const readBadge = handle(contract, (context) => badgeIn(context));

/** What the features say waits for one there. */
export async function badgeIn(context: WorkspaceContext): Promise<Pick<MyWorkspace, "unread" | "mentions">> {
  const badges = await context.collect("badge");
  return {
    unread: badges.some((badge) => badge.unread),
    mentions: badges.reduce((sum, badge) => sum + badge.mentions, 0),
  };
}
