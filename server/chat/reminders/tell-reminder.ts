import { type Reminder, reminderChanged, type reminderDue } from "@atrium/contract/chat/reminders.ts";
import { audience } from "#platform/events/event-log.ts";
import type { OpenContext } from "#platform/operations/operation-context.ts";
import { type ReminderRow, reminderOf } from "./reminder-rows.ts";

/** Tells the person's devices, and nobody else. */
export function tellReminder(
  { emit }: Pick<OpenContext, "emit">,
  row: ReminderRow,
  event: typeof reminderChanged | typeof reminderDue = reminderChanged,
): Reminder {
  const { workspace_id: workspaceId, member_id: actorId } = row;
  const reminder = reminderOf(row);
  emit(event, { reminder }, { workspaceId, actorId, to: [audience.person(actorId)] });
  return reminder;
}
