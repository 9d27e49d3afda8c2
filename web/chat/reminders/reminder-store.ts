import {
  listReminders,
  type Reminder,
  reminderChanged,
  reminderDue,
  reminderGone,
} from "@atrium/contract/chat/reminders.ts";
import type { OutputOf } from "@atrium/contract/protocol/operation.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onClear, onEvent } from "#platform/store/feed.ts";
import { useStore } from "#platform/store/use-store.ts";
import { callHere } from "../call-here.ts";
import { loadWithSnapshot } from "../fresh-snapshot.ts";

/** One's own reminders, by id; null until they are known. Those ticked off stay until the page is left. */
export const reminders = createStore<ReadonlyMap<string, Reminder> | null>(null);

/** Takes the answer and the event alike; applying twice changes nothing. */
export const applyReminder = (reminder: Reminder): void =>
  reminders.set((all) => new Map(all).set(reminder.id, reminder));

export const applyReminderGone = (id: string): void =>
  reminders.set((all) => all && new Map([...all].filter(([key]) => key !== id)));

/** Due first, then the next; those done last. */
export function useReminders(): Reminder[] | null {
  const all = useStore(reminders);
  if (!all) return null;
  const rank = { due: 0, waiting: 1, done: 2 };
  return [...all.values()].sort((a, b) => rank[a.state] - rank[b.state] || a.remindAt.localeCompare(b.remindAt));
}

/** What the messages say, by id; those one may no longer read are not among them. */
const remindedMessages = createStore<ReadonlyMap<string, RemindedText>>(new Map());
type RemindedText = OutputOf<typeof listReminders>["messages"][number];

export const useRemindedText = (messageId: string | undefined): RemindedText | undefined =>
  useStore(remindedMessages, (all) => all.get(messageId ?? ""));

/** Also for what a message says that a reminder made elsewhere is about. */
export async function loadReminders(): Promise<void> {
  const { items, messages } = await callHere(listReminders, {});
  remindedMessages.set(new Map(messages.map((message) => [message.id, message])));
  reminders.set(new Map(items.map((item) => [item.id, item])));
}

/** Called once, after the first screen stands. `onDue` tells the person. */
export function registerReminderStore(onDue: (reminder: Reminder) => void): void {
  onClear(() => {
    reminders.set(null);
    remindedMessages.set(new Map());
  });
  onEvent(reminderChanged, ({ reminder }) => applyReminder(reminder));
  onEvent(reminderDue, ({ reminder }) => {
    const isNews = reminders.get()?.get(reminder.id)?.state !== "due";
    applyReminder(reminder);
    if (isNews) onDue(reminder);
  });
  onEvent(reminderGone, ({ reminderId }) => applyReminderGone(reminderId));
  loadWithSnapshot(loadReminders);
}
