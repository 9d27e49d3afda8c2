import { deleteScheduledMessage as contract } from "@atrium/contract/chat/scheduled-messages.ts";
import { handle } from "#platform/operations/feature.ts";
import { clearTimer } from "#platform/timers/timer.ts";
import { accessScheduled } from "./scheduled-message-access.ts";
import { deleteScheduled } from "./scheduled-message-rows.ts";
import { scheduledKind } from "./send-scheduled.ts";
import { tellGone } from "./tell-scheduled.ts";

export const deleteScheduledMessage = handle(contract, async (context, { scheduledId }) => {
  const { db, workspaceId } = context;
  const row = await accessScheduled(context, scheduledId);
  await deleteScheduled(db, workspaceId, row.id);
  await clearTimer(db, workspaceId, scheduledKind, row.id);
  tellGone(context, row, null);
  return {};
});
