import { type Message, sendMessage } from "@atrium/contract/chat/messages.ts";
import { membersOf } from "#people/profiles/index.ts";
import { callWithin } from "#platform/operations/call-within.ts";
import type { OpenContext, WorkspaceContext } from "#platform/operations/operation-context.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { Refusal, refuse } from "#platform/operations/refuse.ts";
import { asMember } from "#platform/operations/run.ts";
import { type DueTimer, setTimer } from "#platform/timers/timer.ts";
import { channelById } from "../channels/index.ts";
import { deleteScheduled, lockScheduled, type ScheduledRow, updateScheduled } from "./scheduled-message-rows.ts";
import { tellGone, tellScheduled } from "./tell-scheduled.ts";

export const scheduledKind = "scheduled-message";

/** Refusals that pass: the timer tries again. */
const passing = new Set(["too_many_requests", "unavailable"]);

/**
 * The time has come. Message, event and the end of the schedule are one transaction: a worker that dies has done all
 * or nothing, and a second one waits for the row and finds it gone. What may no longer be sent is kept with the reason.
 */
export async function sendWhenDue(platform: Platform, { workspaceId, id }: DueTimer): Promise<void> {
  const scope = { workspaceId };
  try {
    await platform.run(scope, async (context) => {
      const row = await dueRow(context, workspaceId, id);
      if (row) await sendNow(await asAuthor(context, row), row);
    });
  } catch (error) {
    if (!(error instanceof Refusal) || passing.has(error.code)) throw error;
    await platform.run(scope, async (context) => {
      const row = await dueRow(context, workspaceId, id);
      if (!row) return;
      const failed = await updateScheduled(context.db, row, { failed_with: error.code });
      // Of a deleted channel nothing is told: should it come back, the text is in the list.
      if (await channelById(context.db, workspaceId, row.channel_id)) await tellScheduled(context, failed);
    });
  }
}

/** Sends through the operation people call, under the client id it was written with. */
export async function sendNow(author: WorkspaceContext, row: ScheduledRow): Promise<Message> {
  const { channel_id: channelId, client_id: clientId, text, files, thread_id, also_to_channel: alsoToChannel } = row;
  const inThread = thread_id === null ? {} : { threadId: thread_id, alsoToChannel };
  const { message } = await callWithin(author, sendMessage, { channelId, clientId, text, files, ...inThread });
  await deleteScheduled(author.db, row.workspace_id, row.id);
  tellGone(author, row, message.id);
  return message;
}

/** Undefined when it was sent, deleted, moved or refused in the meantime. */
async function dueRow(context: OpenContext, workspaceId: string, id: string): Promise<ScheduledRow | undefined> {
  const row = await lockScheduled(context.db, workspaceId, id);
  if (!row || row.failed_with !== null) return undefined;
  if (row.send_at <= context.now) return row;
  // The database's clock is ahead of this one, or it was moved a moment ago.
  await setTimer(context, { workspaceId, kind: scheduledKind, id, at: row.send_at });
  return undefined;
}

/** As the author, with what they may do at this moment; refused when they are no active member. */
async function asAuthor(context: OpenContext, row: ScheduledRow): Promise<WorkspaceContext> {
  const [author] = await membersOf(context.db, row.workspace_id, [row.author_id]);
  const identity = author?.account_id ? { accountId: author.account_id, sessionId: "", operator: false } : undefined;
  const inside = identity && (await asMember({ ...context, identity }, row.workspace_id));
  return inside ?? refuse("not_allowed", { detail: "the author is no active member" });
}
