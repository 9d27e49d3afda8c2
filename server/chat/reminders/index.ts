import { reminderChanged, reminderDue, reminderGone } from "@atrium/contract/chat/reminders.ts";
import { feature } from "#platform/operations/feature.ts";
import { onTime } from "#platform/timers/timer.ts";
import { changeReminder } from "./change-reminder.ts";
import { createReminder } from "./create-reminder.ts";
import { deleteReminder } from "./delete-reminder.ts";
import { listReminders } from "./list-reminders.ts";
import { remind, reminderKind } from "./remind.ts";
import { remindCommand } from "./remind-command.ts";

export { changeOwnReminder } from "./change-reminder.ts";
export { momentInWords } from "./moment-in-words.ts";

/** What people want to hear of again: messages, and things of their own. */
export const reminders = feature({
  name: "chat/reminders",
  operations: [createReminder, listReminders, changeReminder, deleteReminder],
  events: [reminderChanged, reminderDue, reminderGone],
  timers: [onTime(reminderKind, remind)],
  parts: { commands: async () => [remindCommand] },
});
