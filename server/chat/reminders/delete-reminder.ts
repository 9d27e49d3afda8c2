import { deleteReminder as contract, reminderGone } from "@atrium/contract/chat/reminders.ts";
import { audience } from "#platform/events/event-log.ts";
import { handle } from "#platform/operations/feature.ts";
import { clearTimer } from "#platform/timers/timer.ts";
import { reminderKind } from "./remind.ts";
import { accessReminder } from "./reminder-access.ts";
import { removeReminder } from "./reminder-rows.ts";

export const deleteReminder = handle(contract, async (context, { reminderId }) => {
  const { db, workspaceId, member } = context;
  await accessReminder(context, reminderId);
  await removeReminder(db, workspaceId, reminderId);
  await clearTimer(db, workspaceId, reminderKind, reminderId);
  context.emit(reminderGone, { reminderId }, { workspaceId, actorId: member.id, to: [audience.person(member.id)] });
  return {};
});
