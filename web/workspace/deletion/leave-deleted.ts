import { unfollow } from "#platform/realtime/follow.ts";
import { go } from "#platform/router/navigation.ts";
import { space } from "#platform/store/space.ts";
import { dropWorkspace } from "../workspaces/index.ts";

/** Nothing of it stays on this device; whoever looked at it goes to where they are besides. */
export async function leaveDeleted(workspaceId: string): Promise<void> {
  dropWorkspace(workspaceId);
  const here = space.get();
  if (here?.workspaceId !== workspaceId) return;
  await here.cache.clear();
  unfollow();
  go("/", { replace: true });
}
