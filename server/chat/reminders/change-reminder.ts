import { changeReminder as contract } from "@atrium/contract/chat/reminders.ts";
import { handle } from "#platform/operations/feature.ts";
import { refuseField } from "#platform/operations/refuse.ts";
import { clearTimer, setTimer } from "#platform/timers/timer.ts";
import { requireTimeAhead } from "../scheduled-messages/index.ts";
import { reminderKind } from "./remind.ts";
import { accessReminder } from "./reminder-access.ts";
import { type ReminderRow, reminderOf, updateReminder } from "./reminder-rows.ts";
import { tellReminder } from "./tell-reminder.ts";

/** The same again changes nothing. */
export const changeReminder = handle(contract, async (context, { reminderId, remindAt, done, ...wish }) => {
  const { db, workspaceId, now } = context;
  const row = await accessReminder(context, reminderId);
  const { text = row.text } = wish;
  if (text === "" && row.message_id === null) refuseField("text", "must not be empty");
  const at = remindAt ? new Date(remindAt) : row.remind_at;
  const isMoved = at.getTime() !== row.remind_at.getTime();
  const state: ReminderRow["state"] = done ? "done" : isMoved ? "waiting" : row.state;
  if (!isMoved && text === row.text && state === row.state) return { reminder: reminderOf(row) };
  if (state === "waiting" && isMoved) {
    requireTimeAhead(at, now);
    await setTimer(db, { workspaceId, kind: reminderKind, id: row.id, at });
  }
  if (state === "done") await clearTimer(db, workspaceId, reminderKind, row.id);
  const changed = await updateReminder(db, row, { text, state, ...(state === "waiting" && { remind_at: at }) });
  return { reminder: tellReminder(context, changed) };
});
