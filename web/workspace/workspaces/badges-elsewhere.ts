import { badgeChanged, membershipChanged, readBadge } from "@atrium/contract/workspace/workspaces.ts";
import { api } from "#platform/api/api.ts";
import { onSignalElsewhere } from "#platform/store/feed.ts";
import { loadWorkspaces, myWorkspaces } from "./workspace-store.ts";

/** Thousands may be told of the same call at once: each asks at a moment of its own within this time, in ms. */
const spread = 1500;
const asking = new Set<string>();

/** Keeps the list of one's workspaces, and the badges of those one is not looking at. Called once, after the first screen stands. */
export function registerBadgesElsewhere(): void {
  onSignalElsewhere(badgeChanged, (_, { workspaceId }) => {
    // A page nobody sees asks for all of them when it is looked at again.
    if (asking.has(workspaceId) || document.visibilityState !== "visible") return;
    asking.add(workspaceId);
    setTimeout(() => {
      asking.delete(workspaceId);
      ask(workspaceId).catch(() => undefined);
    }, Math.random() * spread);
  });
  let listAsked = false;
  // Everybody in a workspace that is deleted hears it at the same moment.
  onSignalElsewhere(membershipChanged, () => {
    if (listAsked) return;
    listAsked = true;
    setTimeout(() => {
      listAsked = false;
      loadWorkspaces().catch(() => undefined);
    }, Math.random() * spread);
  });
}

async function ask(workspaceId: string): Promise<void> {
  const badge = await api.call(readBadge, { workspaceId });
  myWorkspaces.set(
    (all) => all?.map((mine) => (mine.workspace.id === workspaceId ? { ...mine, ...badge } : mine)) ?? null,
  );
}
