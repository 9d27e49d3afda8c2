import { reminderDue } from "@atrium/contract/chat/reminders.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { type DueTimer, setTimer } from "#platform/timers/timer.ts";
import { channelById } from "../channels/index.ts";
import { lockReminder, updateReminder } from "./reminder-rows.ts";
import { tellReminder } from "./tell-reminder.ts";

export const reminderKind = "reminder";

/** The time has come: told once, to the person alone. */
export const remind = (platform: Platform, { workspaceId, id }: DueTimer): Promise<void> =>
  platform.run({ workspaceId }, async (context) => {
    const row = await lockReminder(context.db, workspaceId, id);
    if (row?.state !== "waiting") return;
    if (row.remind_at > context.now)
      return setTimer(context, { workspaceId, kind: reminderKind, id, at: row.remind_at });
    const due = await updateReminder(context.db, row, { state: "due" });
    // Of a deleted channel nothing is told: should it come back, it waits in the list.
    if (row.channel_id !== null && !(await channelById(context.db, workspaceId, row.channel_id))) return;
    tellReminder(context, due, reminderDue);
  });
