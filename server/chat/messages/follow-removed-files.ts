import { messageChanged, messageSent } from "@atrium/contract/chat/messages.ts";
import { fileRemoved } from "@atrium/contract/files/files.ts";
import { holdersOf } from "#files/shared-files/index.ts";
import { follow } from "#platform/events/follower.ts";
import { forgetInEvents } from "#platform/events/forget-in-events.ts";
import type { ListenerContext } from "#platform/operations/feature.ts";
import { channelKey } from "../channels/index.ts";
import { messageForAll } from "./message.ts";
import { filesOfMessages, inMessages } from "./message-files.ts";
import { carry } from "./message-parts.ts";
import { messageById, setDeleted } from "./message-rows.ts";

/**
 * Tells the channels of messages that carried a removed file; readers have not waited for this, a page read since then
 * does not show it. The log forgets it too. A message of which nothing is left goes with its last file.
 */
export const followRemovedFiles = follow("chat/removed-files", [fileRemoved], async (context, events) => {
  for (const { data, actorId } of events)
    for await (const messageIds of holdersOf(context.db, context.workspaceId, inMessages, data.fileId))
      for (const messageId of messageIds) await takeOut(context, messageId, actorId);
});

async function takeOut(context: ListenerContext, messageId: string, actorId: string | null): Promise<void> {
  const { db, workspaceId, now, emit } = context;
  const which = { workspaceId, id: messageId };
  const row = await messageById(db, which, { lock: true });
  if (!row || row.deleted_at) return;
  const channelId = row.channel_id;
  const names = [messageSent.name, messageChanged.name];
  const about = { names, to: channelKey(channelId), path: ["message", "id"], id: messageId };
  await forgetInEvents(db, workspaceId, about, [{ path: ["message", "parts", "files"], by: [] }]);
  if ((await filesOfMessages(db, workspaceId, [messageId])).size === 0) {
    await carry(db, { workspaceId, messageId }, "files", false);
    const isEmpty = row.text.trim() === "" && row.parts?.length === 1;
    if (isEmpty) await setDeleted(db, which, { by: actorId ?? row.author_id, at: now });
  }
  const message = await messageForAll(context, (await messageById(db, which)) ?? row);
  emit(messageChanged, { message }, { workspaceId, actorId, to: [channelKey(channelId)] });
}
