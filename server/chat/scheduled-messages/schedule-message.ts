import { scheduleMessage as contract } from "@atrium/contract/chat/scheduled-messages.ts";
import { handle } from "#platform/operations/feature.ts";
import { newId } from "#platform/operations/new-id.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import { TryAgain } from "#platform/operations/try-again.ts";
import { setTimer } from "#platform/timers/timer.ts";
import { accessChannel } from "../channels/index.ts";
import { messageIn } from "../messages/index.ts";
import { keepFilesUntil, requireTimeAhead } from "./scheduled-message-access.ts";
import { insertScheduled, scheduledBy, scheduledOf, scheduledOfClient } from "./scheduled-message-rows.ts";
import { scheduledKind } from "./send-scheduled.ts";
import { tellScheduled } from "./tell-scheduled.ts";

const mostWaiting = 500;

/** May be written by who could send it now; whether it may be sent is asked again at its time. */
export const scheduleMessage = handle(contract, async (context, input) => {
  const { db, workspaceId, member, now } = context;
  const { channelId, clientId, threadId = null, alsoToChannel, text, files } = input;
  const sendAt = new Date(input.sendAt);
  await accessChannel(context, channelId, "message.send");
  const before = await scheduledOfClient(db, workspaceId, member.id, clientId);
  if (before && before.channel_id !== channelId) refuse("client_id_used");
  if (before) return { scheduled: await scheduledOf(db, before) };
  requireTimeAhead(sendAt, now);
  if (threadId !== null) {
    const root = await messageIn(db, workspaceId, channelId, threadId);
    if (!root || root.thread_id !== null) notFound("message");
  }
  if ((await scheduledBy(db, workspaceId, member.id, mostWaiting)).length === mostWaiting) refuse("too_many_waiting");
  await keepFilesUntil(context, files, sendAt);
  const row = {
    workspace_id: workspaceId,
    id: newId(),
    author_id: member.id,
    client_id: clientId,
    channel_id: channelId,
    thread_id: threadId,
    also_to_channel: threadId !== null && alsoToChannel,
    text,
    files,
    send_at: sendAt,
    failed_with: null,
    created_at: now,
  };
  if (!(await insertScheduled(db, row))) throw new TryAgain("the same was just being scheduled");
  await setTimer(context, { workspaceId, kind: scheduledKind, id: row.id, at: sendAt });
  return { scheduled: await tellScheduled(context, row) };
});
