import { plainText } from "@atrium/contract/chat/message-text.ts";
import type { Reminder } from "@atrium/contract/chat/reminders.ts";
import { t } from "@lingui/core/macro";
import { AlarmClock } from "lucide-react";
import { go } from "#platform/router/navigation.ts";
import { panels } from "#platform/slots/shell-slots.ts";
import { currentSpace } from "#platform/store/space.ts";
import { toast } from "#ui/feedback/toast.ts";
import { type MessageAction, messageActions } from "../messages/index.ts";
import { askWhen, RemindMenuHost } from "./remind-menu.tsx";
import { openReminded } from "./reminder-actions.ts";
import { registerReminderStore } from "./reminder-store.ts";

const remind: MessageAction = {
  id: "message.remind",
  label: () => t`Remind me`,
  icon: AlarmClock,
  shortcut: "M",
  group: () => t`Message`,
  when: ({ message }) => message.deletedAt === null,
  run: ({ message, element }) => askWhen({ channelId: message.channelId, messageId: message.id, element }),
};

function tellDue(reminder: Reminder): void {
  const words = reminder.text === "" ? t`A message you wanted to come back to` : plainText(reminder.text, 120);
  const open = () => (reminder.message ? openReminded(reminder) : go(`/${currentSpace().slug}/drafts?tab=reminders`));
  toast(t`Reminder: ${words}`, { action: { label: t`Show`, run: open } });
}

/** Called once, after the first screen stands. */
export function registerReminders(): void {
  registerReminderStore(tellDue);
  messageActions.add(remind, 90);
  panels.add(RemindMenuHost);
}
