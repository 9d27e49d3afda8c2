/** Messages written for later. */
export { ScheduleButton } from "./schedule-button.tsx";
export { ScheduledList } from "./scheduled-list.tsx";
export { registerScheduledStore, scheduledMessages } from "./scheduled-store.ts";
