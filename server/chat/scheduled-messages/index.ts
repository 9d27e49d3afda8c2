import { scheduledMessageChanged, scheduledMessageGone } from "@atrium/contract/chat/scheduled-messages.ts";
import { feature } from "#platform/operations/feature.ts";
import { onTime } from "#platform/timers/timer.ts";
import { changeScheduledMessage } from "./change-scheduled-message.ts";
import { deleteScheduledMessage } from "./delete-scheduled-message.ts";
import { listScheduledMessages } from "./list-scheduled-messages.ts";
import { onWorkspaceRestored } from "./on-workspace-restored.ts";
import { scheduleMessage } from "./schedule-message.ts";
import { scheduledKind, sendWhenDue } from "./send-scheduled.ts";
import { sendScheduledMessage } from "./send-scheduled-message.ts";

export { requireTimeAhead } from "./scheduled-message-access.ts";

/** Messages written for later, and sent at their time as their author would. */
export const scheduledMessages = feature({
  name: "chat/scheduled-messages",
  operations: [
    scheduleMessage,
    listScheduledMessages,
    changeScheduledMessage,
    sendScheduledMessage,
    deleteScheduledMessage,
  ],
  events: [scheduledMessageChanged, scheduledMessageGone],
  on: [onWorkspaceRestored],
  timers: [onTime(scheduledKind, sendWhenDue)],
});
