import { messageChanged, messageSent } from "@atrium/contract/chat/messages.ts";
import { fileRemoved } from "@atrium/contract/files/files.ts";
import { holdersOf } from "#files/shared-files/index.ts";
import { follow } from "#platform/events/follower.ts";
import { forgetInEvents } from "#platform/events/forget-in-events.ts";
import type { ListenerContext } from "#platform/operations/feature.ts";
import { channelKey } from "../channels/index.ts";
import { messageById, tellMessage } from "../messages/index.ts";
import { inForwards } from "./forward-files.ts";

/** Tells the channels a removed file was forwarded to, and takes it out of the log. */
export const followForwardedFiles = follow("chat/forwarded-files", [fileRemoved], async (context, events) => {
  const { db, workspaceId } = context;
  for (const { data } of events)
    for await (const messageIds of holdersOf(db, workspaceId, inForwards, data.fileId))
      for (const id of messageIds) await takeOut(context, id);
});

async function takeOut(context: ListenerContext, messageId: string): Promise<void> {
  const { db, workspaceId } = context;
  const row = await messageById(db, { workspaceId, id: messageId }, { lock: true });
  if (!row) return;
  const { channel_id: channelId } = row;
  const names = [messageSent.name, messageChanged.name];
  const about = { names, to: channelKey(channelId), path: ["message", "id"], id: messageId };
  await forgetInEvents(db, workspaceId, about, [{ path: ["message", "parts", "forward", "files"], by: [] }]);
  await tellMessage({ ...context, actorId: null }, { channelId, messageId });
}
