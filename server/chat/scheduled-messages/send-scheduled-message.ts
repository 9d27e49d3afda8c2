import { sendScheduledMessage as contract } from "@atrium/contract/chat/scheduled-messages.ts";
import { handle } from "#platform/operations/feature.ts";
import { clearTimer } from "#platform/timers/timer.ts";
import { accessScheduled } from "./scheduled-message-access.ts";
import { scheduledKind, sendNow } from "./send-scheduled.ts";

export const sendScheduledMessage = handle(contract, async (context, { scheduledId }) => {
  const row = await accessScheduled(context, scheduledId);
  const message = await sendNow(context, row);
  await clearTimer(context.db, row.workspace_id, scheduledKind, row.id);
  return { message };
});
