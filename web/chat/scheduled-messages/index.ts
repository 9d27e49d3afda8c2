/** Messages written for later. */
export { ScheduleButton } from "./schedule-button.tsx";
export { ScheduledHere } from "./scheduled-here.tsx";
export { ScheduledList } from "./scheduled-list.tsx";
export { registerScheduledStore, scheduledMessages } from "./scheduled-store.ts";
export { TheirTime } from "./their-time.tsx";
