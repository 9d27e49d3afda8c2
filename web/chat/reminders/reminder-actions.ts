import { changeReminder, createReminder, deleteReminder, type Reminder } from "@atrium/contract/chat/reminders.ts";
import { t } from "@lingui/core/macro";
import { newClientId } from "#platform/api/new-client-id.ts";
import { go } from "#platform/router/navigation.ts";
import { clock, dayOfYear } from "#platform/words/moments.ts";
import { toast } from "#ui/feedback/toast.ts";
import { attempt, callHere } from "../call-here.ts";
import { channelAddress } from "../chat-address.ts";
import { applyReminder, applyReminderGone } from "./reminder-store.ts";

/** What a reminder is about. */
export type About = { text?: string; channelId?: string; messageId?: string };

export async function remindMe(about: About, at: Date): Promise<void> {
  const clientId = newClientId();
  const input = { ...about, clientId, remindAt: at.toISOString() };
  const { reminder } = await callHere(createReminder, input, { key: clientId });
  applyReminder(reminder);
  const day = dayOfYear(at);
  const time = clock(at);
  const undo = { label: t`Undo`, run: () => attempt(removeReminder(reminder)) };
  toast(t`You will be reminded ${day} at ${time}`, { action: undo });
}

/** At once here, and back again when the server refuses. */
async function change(before: Reminder, wish: { remindAt?: string; done?: true }): Promise<void> {
  const { done, ...rest } = wish;
  applyReminder({ ...before, ...rest, state: done ? "done" : "waiting" });
  try {
    applyReminder((await callHere(changeReminder, { reminderId: before.id, ...wish })).reminder);
  } catch (error) {
    applyReminder(before);
    throw error;
  }
}

export const snooze = (reminder: Reminder, at: Date): Promise<void> => change(reminder, { remindAt: at.toISOString() });
export const tickOff = (reminder: Reminder): Promise<void> => change(reminder, { done: true });

export async function removeReminder(reminder: Reminder): Promise<void> {
  applyReminderGone(reminder.id);
  try {
    await callHere(deleteReminder, { reminderId: reminder.id });
  } catch (error) {
    applyReminder(reminder);
    throw error;
  }
}

export const openReminded = ({ message }: Reminder): void => {
  if (message) go(channelAddress(message.channelId, { message: message.messageId }));
};
