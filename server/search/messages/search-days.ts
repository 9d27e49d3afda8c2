/** Local days as `YYYY-MM-DD`; `until` is excluded. PostgreSQL turns them into moments in the reader's zone. */
export type Days = { from?: string; until?: string };

const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** What `on:` or `during:` names: a day, month or year, or a word for one; undefined for anything else. */
export function spanOf(value: string, today: string): Required<Days> | undefined {
  const word = value.trim().toLowerCase();
  return spanOfWord(word, today) ?? spanOfDate(word) ?? spanOfMonth(word, today);
}

function spanOfWord(word: string, today: string): Required<Days> | undefined {
  if (word === "today") return daysFrom(today, 1);
  if (word === "yesterday") return daysFrom(moved(today, -1), 1);
  if (word === "week") return { from: moved(today, -6), until: moved(today, 1) };
  if (word === "month") return { from: moved(today, -29), until: moved(today, 1) };
  if (word === "year") return { from: moved(today, -364), until: moved(today, 1) };
  return undefined;
}

function spanOfDate(word: string): Required<Days> | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(word) ?? [];
  if (!year || Number(year) < 1970 || Number(year) > 9998) return undefined;
  if (!month) return { from: `${year}-01-01`, until: `${Number(year) + 1}-01-01` };
  const from = `${year}-${month.padStart(2, "0")}-${(day ?? "1").padStart(2, "0")}`;
  if (!isDay(from)) return undefined;
  return day ? daysFrom(from, 1) : { from, until: nextMonth(from) };
}

/** `march`, `mar`: the last one that has begun. */
function spanOfMonth(word: string, today: string): Required<Days> | undefined {
  const month = word.length >= 3 ? monthNames.findIndex((name) => word.startsWith(name)) : -1;
  if (month < 0 || !fullMonth(month).startsWith(word)) return undefined;
  const year = Number(today.slice(0, 4)) - (month + 1 > Number(today.slice(5, 7)) ? 1 : 0);
  const from = `${year}-${String(month + 1).padStart(2, "0")}-01`;
  return { from, until: nextMonth(from) };
}

const fullMonth = (month: number): string =>
  new Date(Date.UTC(2000, month, 1)).toLocaleString("en", { month: "long", timeZone: "UTC" }).toLowerCase();
const isDay = (day: string): boolean => dayOf(new Date(`${day}T00:00:00Z`)) === day;
const dayOf = (date: Date): string => (Number.isNaN(date.getTime()) ? "" : date.toISOString().slice(0, 10));
const moved = (day: string, by: number): string =>
  dayOf(new Date(new Date(`${day}T00:00:00Z`).getTime() + by * 86_400_000));
const daysFrom = (from: string, count: number): Required<Days> => ({ from, until: moved(from, count) });
const nextMonth = (from: string): string => {
  const date = new Date(`${from}T00:00:00Z`);
  return dayOf(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)));
};

/** The day it is in a time zone; undefined when there is no such zone. */
export function todayIn(timeZone: string, now: Date): string | undefined {
  try {
    return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(now);
  } catch {
    return undefined;
  }
}

/** The days that are in both. */
export const within = (one: Days, other: Days): Days => {
  const froms = [one.from, other.from].filter((day) => day !== undefined).sort();
  const untils = [one.until, other.until].filter((day) => day !== undefined).sort();
  return { ...(froms.at(-1) && { from: froms.at(-1) as string }), ...(untils[0] && { until: untils[0] }) };
};
