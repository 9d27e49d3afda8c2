import { forgetUses } from "#files/shared-files/index.ts";
import type { OpenContext } from "#platform/operations/operation-context.ts";
import { clearTimer, onTime, setTimer } from "#platform/timers/timer.ts";
import { inMessages } from "./message-files.ts";
import { type MessageRow, messageById } from "./message-rows.ts";

const kind = "deleted-message-files";

/** How long a deletion can be undone, in milliseconds. */
export const undoable = 24 * 3_600_000;

/** What nobody can bring back any more takes no room: a deleted message's files go when it can no longer be restored. */
export async function forgetFilesLater(context: OpenContext, row: MessageRow): Promise<void> {
  if (!row.parts?.includes("files")) return;
  const at = new Date(context.now.getTime() + undoable + 60_000);
  await setTimer(context, { workspaceId: row.workspace_id, kind, id: row.id, at });
}

export async function keepFilesOf(db: OpenContext["db"], row: MessageRow): Promise<void> {
  if (row.parts?.includes("files")) await clearTimer(db, row.workspace_id, kind, row.id);
}

export const forgetDeletedFiles = onTime(kind, async (platform, { workspaceId, id }) => {
  await platform.run({ workspaceId }, async (context) => {
    const row = await messageById(context.db, { workspaceId, id }, { lock: true });
    if (row?.deleted_at) await forgetUses({ ...context, workspaceId }, { kind: inMessages, holderId: id });
  });
});
