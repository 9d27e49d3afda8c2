/** Times as people read them, in their own language and zone. */
const minute = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const day = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
const dayOfYear = new Intl.DateTimeFormat(undefined, {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
});
const full = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "medium", hourCycle: "h23" });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });

const startOfDay = (date: Date) => new Date(date).setHours(0, 0, 0, 0);
const daysAgo = (date: Date, now: Date) => Math.round((startOfDay(now) - startOfDay(date)) / 86_400_000);
const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** `09:14`. */
export const minuteOf = (instant: string): string => minute.format(new Date(instant));

/** Everything there is to know of an instant, for a tooltip. */
export const fullTime = (instant: string): string => full.format(new Date(instant));

/** `Today`, `Yesterday`, `Thursday, 19 November`; with the year when it is another one. */
export function dayName(instant: string, now = new Date()): string {
  const date = new Date(instant);
  const ago = daysAgo(date, now);
  if (ago === 0 || ago === 1) return capital(relative.format(-ago, "day"));
  return (date.getFullYear() === now.getFullYear() ? day : dayOfYear).format(date);
}

/** `09:14` today, `yesterday 16:42`, `19 November` before: as short as it can be told apart. */
export function shortTime(instant: string, now = new Date()): string {
  const date = new Date(instant);
  const ago = daysAgo(date, now);
  if (ago <= 0) return minuteOf(instant);
  if (ago === 1) return `${relative.format(-1, "day")} ${minuteOf(instant)}`;
  const year = date.getFullYear() === now.getFullYear() ? {} : ({ year: "numeric" } as const);
  return new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", ...year }).format(date);
}
