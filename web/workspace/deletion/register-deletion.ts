import { workspaceDeleted } from "@atrium/contract/workspace/workspaces.ts";
import { msg, t } from "@lingui/core/macro";
import { onEvent } from "#platform/store/feed.ts";
import { space } from "#platform/store/space.ts";
import { addErrorWords } from "#platform/words/error-words.ts";
import { toast } from "#ui/feedback/toast.ts";
import { leaveDeleted } from "./leave-deleted.ts";

/** Called once, after the first screen stands. */
export function registerDeletion(): void {
  onEvent(workspaceDeleted, ({ name }, { workspaceId, actorId }) => {
    const isOwn = actorId === space.get()?.memberId;
    leaveDeleted(workspaceId).catch(reportError);
    if (!isOwn) toast(t`${name} was deleted`);
  });
  addErrorWords({ wrong_name: msg`This is not the name of the workspace.` });
}
