/** A time people often mean. */
export type PlanTime = { id: "minutes" | "hour" | "hours" | "today" | "tomorrow" | "monday"; at: Date };

const at = (now: Date, days: number, hour: number): Date => {
  const date = new Date(now);
  date.setDate(date.getDate() + days);
  date.setHours(hour, 0, 0, 0);
  return date;
};
const later = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000);
const daysToMonday = (now: Date) => (8 - now.getDay()) % 7 || 7;

/** For a message: when people are back at work. On a Sunday Monday is tomorrow, and is offered once. */
export function sendTimes(now = new Date()): PlanTime[] {
  const hour = Math.min(17, now.getHours() + 3);
  const times: PlanTime[] = [];
  if (now.getHours() < 15) times.push({ id: "today", at: at(now, 0, hour) });
  if (daysToMonday(now) > 1) times.push({ id: "tomorrow", at: at(now, 1, 9) });
  return [...times, { id: "monday", at: at(now, daysToMonday(now), 9) }];
}

/** For a reminder: soon, or when one comes back. */
export function remindTimes(now = new Date()): PlanTime[] {
  return [
    { id: "minutes", at: later(now, 20) },
    { id: "hour", at: later(now, 60) },
    { id: "hours", at: later(now, 180) },
    ...sendTimes(now).filter(({ id }) => id !== "today"),
  ];
}
