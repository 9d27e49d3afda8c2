import { messageChanged } from "@atrium/contract/chat/messages.ts";
import { sql } from "kysely";
import { forgetUses } from "#files/shared-files/index.ts";
import type { Db } from "#platform/database/database.ts";
import { follow } from "#platform/events/follower.ts";
import { onTime, setTimer } from "#platform/timers/timer.ts";
import { undoable } from "../messages/index.ts";
import { forwardHolder, inForwards } from "./forward-files.ts";

const kind = "gone-forward-files";

/** When a forward or its original is deleted its files go, once that can no longer be undone. */
export const followGoneForwards = follow("chat/gone-forwards", [messageChanged], async (context, events) => {
  const { db, workspaceId, now } = context;
  const deleted = events.flatMap(({ data }) => (data.message.deletedAt === null ? [] : [data.message.id]));
  if (deleted.length === 0) return;
  const at = new Date(now.getTime() + undoable + 60_000);
  for (const id of await forwardsWithFiles(db, workspaceId, deleted))
    await setTimer(context, { workspaceId, kind, id, at });
});

/** Those of these messages, and of the forwards of them, that carry files of others. */
async function forwardsWithFiles(db: Db, workspaceId: string, messageIds: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct u.holder_id as id from file_use u
    where u.workspace_id = ${workspaceId}::uuid and u.kind = ${inForwards} and u.holder_id in (
      select unnest(${messageIds}::uuid[]) union
      select f.message_id from forward f
      where f.workspace_id = ${workspaceId}::uuid and f.original_id = any(${messageIds}::uuid[])
    )`.execute(db);
  return rows.map(({ id }) => id);
}

export const forgetGoneForwards = onTime(kind, async (platform, { workspaceId, id }) => {
  await platform.run({ workspaceId }, async (context) => {
    const about = { ...context, workspaceId };
    const heard = await forwardHolder.audiences(about, [id]);
    if (heard.length === 0) await forgetUses(about, { kind: inForwards, holderId: id });
  });
});
