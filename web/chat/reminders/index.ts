/** Reminders: of messages and of one's own words. */
export { registerReminders } from "./register-reminders.ts";
export { ReminderList } from "./reminder-list.tsx";
export { reminders } from "./reminder-store.ts";
