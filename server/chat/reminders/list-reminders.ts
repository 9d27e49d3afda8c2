import { listReminders as contract } from "@atrium/contract/chat/reminders.ts";
import { handle } from "#platform/operations/feature.ts";
import { messageReference } from "../messages/index.ts";
import { doneReminders, openReminders, reminderOf } from "./reminder-rows.ts";

/** A message is shown as anything else that points at it shows it: to those who may read it now. */
export const listReminders = handle(contract, async (context, { state }) => {
  const { db, workspaceId, member } = context;
  const rows =
    state === "open"
      ? await openReminders(db, workspaceId, member.id, 500)
      : await doneReminders(db, workspaceId, member.id, 100);
  const ids = [...new Set(rows.flatMap((row) => row.message_id ?? []))];
  const previews = ids.length > 0 ? await messageReference.preview(context, ids) : new Map();
  const messages = [...previews].map(([id, { title, detail }]) => ({ id, title, detail }));
  return { items: rows.map(reminderOf), messages };
});
