import { listReminders as contract } from "@atrium/contract/chat/reminders.ts";
import { handle } from "#platform/operations/feature.ts";
import { doneReminders, openReminders, reminderOf } from "./reminder-rows.ts";

export const listReminders = handle(contract, async ({ db, workspaceId, member }, { state }) => {
  const rows =
    state === "open"
      ? await openReminders(db, workspaceId, member.id, 500)
      : await doneReminders(db, workspaceId, member.id, 100);
  return { items: rows.map(reminderOf) };
});
