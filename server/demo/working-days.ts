import type { When } from "./conversation.ts";

const isWorkingDay = (day: Date): boolean => day.getDay() !== 0 && day.getDay() !== 6;

/**
 * The moment the demo ends at: now, when people are at work (on the clock of this machine); otherwise half past five
 * on the last working day, so that nobody seems to write at night or on a Sunday.
 */
export function presentAt(now: Date): Date {
  const minutes = now.getHours() * 60 + now.getMinutes();
  if (isWorkingDay(now) && minutes >= 10 * 60 + 30 && minutes <= 19 * 60) return now;
  const day = new Date(now);
  if (minutes < 17 * 60 + 30) day.setDate(day.getDate() - 1);
  while (!isWorkingDay(day)) day.setDate(day.getDate() - 1);
  day.setHours(17, 30, 0, 0);
  return day;
}

/** The moment something is said at, seen from the present. */
export function momentOf(when: When, present: Date): Date {
  const minutes = /^-(\d+)m$/.exec(when)?.[1];
  if (minutes) return new Date(present.getTime() - Number(minutes) * 60_000);
  const [, days, hour, minute] = /^-(\d+) (\d+):(\d+)$/.exec(when) ?? [];
  if (days === undefined) throw new Error(`not a moment: ${when}`);
  const day = new Date(present);
  for (let left = Number(days); left > 0; ) {
    day.setDate(day.getDate() - 1);
    if (isWorkingDay(day)) left -= 1;
  }
  day.setHours(Number(hour), Number(minute), 0, 0);
  return day;
}
