import { leaveWorkspace } from "@atrium/contract/workspace/workspaces.ts";
import { t } from "@lingui/core/macro";
import { api } from "#platform/api/api.ts";
import { unfollow } from "#platform/realtime/follow.ts";
import { go } from "#platform/router/navigation.ts";
import { currentSpace } from "#platform/store/space.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { toast } from "#ui/feedback/toast.ts";
import { confirm } from "#ui/overlays/confirm.ts";
import { dropWorkspace, myWorkspaces } from "../workspaces/index.ts";

/** Leaves the present workspace, after asking. */
export async function leaveHere(): Promise<void> {
  const { workspaceId, cache } = currentSpace();
  const name = myWorkspaces.get()?.find((mine) => mine.workspace.id === workspaceId)?.workspace.name ?? "";
  const sure = await confirm({
    title: t`Leave ${name}?`,
    text: t`What you wrote stays. To come back you need a new invitation.`,
    action: t`Leave`,
    danger: true,
  });
  if (!sure) return;
  try {
    await api.call(leaveWorkspace, { workspaceId });
  } catch (error) {
    toast(errorWords(error), { kind: "danger" });
    return;
  }
  dropWorkspace(workspaceId);
  await cache.clear();
  unfollow();
  go("/", { replace: true });
}
