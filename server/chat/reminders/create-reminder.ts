import { createReminder as contract } from "@atrium/contract/chat/reminders.ts";
import { handle } from "#platform/operations/feature.ts";
import { newId } from "#platform/operations/new-id.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { TryAgain } from "#platform/operations/try-again.ts";
import { setTimer } from "#platform/timers/timer.ts";
import { accessMessage } from "../messages/index.ts";
import { requireTimeAhead } from "../scheduled-messages/index.ts";
import { reminderKind } from "./remind.ts";
import { insertReminder, openReminders, reminderOf, reminderOfClient } from "./reminder-rows.ts";
import { tellReminder } from "./tell-reminder.ts";

const mostOpen = 500;

/** The same client id again answers with the reminder there is. */
export const createReminder = handle(contract, async (context, { clientId, text, channelId, messageId, remindAt }) => {
  const { db, workspaceId, member, now } = context;
  if (channelId && messageId) await accessMessage(context, { channelId, messageId }, "channel.browse");
  const before = await reminderOfClient(db, workspaceId, member.id, clientId);
  if (before) return { reminder: reminderOf(before) };
  const at = new Date(remindAt);
  requireTimeAhead(at, now);
  if ((await openReminders(db, workspaceId, member.id, mostOpen)).length === mostOpen) refuse("too_many_waiting");
  const row = {
    workspace_id: workspaceId,
    id: newId(),
    member_id: member.id,
    client_id: clientId,
    channel_id: channelId ?? null,
    message_id: messageId ?? null,
    text,
    remind_at: at,
    state: "waiting" as const,
    created_at: now,
  };
  if (!(await insertReminder(db, row))) throw new TryAgain("the same was just being made");
  await setTimer(context, { workspaceId, kind: reminderKind, id: row.id, at });
  return { reminder: tellReminder(context, row) };
});
