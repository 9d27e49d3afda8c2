/** Messages written for later. */
export { NightThere, ScheduledHere } from "./field-notes.tsx";
export { ScheduleButton } from "./schedule-button.tsx";
export { ScheduledList } from "./scheduled-list.tsx";
export { registerScheduledStore, scheduledMessages } from "./scheduled-store.ts";
