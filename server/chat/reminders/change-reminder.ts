import { changeReminder as contract, type Reminder } from "@atrium/contract/chat/reminders.ts";
import type { InputOf } from "@atrium/contract/protocol/operation.ts";
import { handle } from "#platform/operations/feature.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { refuseField } from "#platform/operations/refuse.ts";
import { clearTimer, setTimer } from "#platform/timers/timer.ts";
import { requireTimeAhead } from "../scheduled-messages/index.ts";
import { reminderKind } from "./remind.ts";
import { accessReminder } from "./reminder-access.ts";
import { type ReminderRow, reminderOf, updateReminder } from "./reminder-rows.ts";
import { tellReminder } from "./tell-reminder.ts";

export const changeReminder = handle(contract, async (context, input) => ({
  reminder: await changeOwnReminder(context, input),
}));

type Change = Omit<InputOf<typeof contract>, "workspaceId">;

/** The same again changes nothing. */
export async function changeOwnReminder(
  context: WorkspaceContext,
  { reminderId, remindAt, done, ...wish }: Change,
): Promise<Reminder> {
  const { db, workspaceId, now } = context;
  const row = await accessReminder(context, reminderId);
  const { text = row.text } = wish;
  if (text === "" && row.message_id === null) refuseField("text", "must not be empty");
  const at = remindAt ? new Date(remindAt) : row.remind_at;
  const isMoved = at.getTime() !== row.remind_at.getTime();
  const state: ReminderRow["state"] = done ? "done" : isMoved ? "waiting" : row.state;
  if (!isMoved && text === row.text && state === row.state) return reminderOf(row);
  if (state === "waiting" && isMoved) {
    requireTimeAhead(at, now);
    await setTimer(context, { workspaceId, kind: reminderKind, id: row.id, at });
  }
  if (state === "done") await clearTimer(db, workspaceId, reminderKind, row.id);
  const changed = await updateReminder(db, row, { text, state, ...(state === "waiting" && { remind_at: at }) });
  return tellReminder(context, changed);
}
