import { i18n } from "@lingui/core";
import { t } from "@lingui/core/macro";

/** Times in words, in the language and time zone of the person looking. */
const format = (options: Intl.DateTimeFormatOptions) => {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (instant: string | Date): string => {
    const { locale } = i18n;
    const known = made.get(locale) ?? new Intl.DateTimeFormat(locale === "en" ? navigator.language : locale, options);
    made.set(locale, known);
    return known.format(typeof instant === "string" ? new Date(instant) : instant);
  };
};

/** `14:02` */
export const clock = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
/** `Thu 14:02` */
const weekdayTime = format({ weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
/** A moment ahead as short as it can be told: `14:30`, or with its day. */
export function momentAhead(at: Date | number, now = Date.now()): string {
  const moment = new Date(at);
  return moment.toDateString() === new Date(now).toDateString() ? clock(moment) : weekdayTime(moment);
}
const weekday = format({ weekday: "long", timeZone: "UTC" });
/** `Monday` for 1, `Sunday` for 7 (ISO 8601). */
export const weekdayName = (day: number): string => weekday(new Date(Date.UTC(2024, 0, day)));
/** `Thursday, 19 November` */
export const dayOfYear = format({ weekday: "long", day: "numeric", month: "long" });
/** `19 Nov 2026` */
export const date = format({ day: "numeric", month: "short", year: "numeric" });
/** `Thursday, 19 November 2026 at 14:02`, for titles. */
export const fullMoment = format({ dateStyle: "full", timeStyle: "short", hourCycle: "h23" });

/** `just now`, `5 minutes ago`, `yesterday`, else the date. */
export function ago(instant: string, now = Date.now()): string {
  const seconds = Math.round((now - Date.parse(instant)) / 1000);
  if (seconds < 60) return t`just now`;
  const relative = new Intl.RelativeTimeFormat(i18n.locale, { numeric: "auto" });
  if (seconds < 3600) return relative.format(-Math.floor(seconds / 60), "minute");
  if (seconds < 86_400) return relative.format(-Math.floor(seconds / 3600), "hour");
  if (seconds < 7 * 86_400) return relative.format(-Math.floor(seconds / 86_400), "day");
  return date(instant);
}

/** What the clock says now in a time zone, e.g. `23:10`; empty for a zone this browser does not know. */
export function clockIn(timeZone: string, now = new Date()): string {
  try {
    return new Intl.DateTimeFormat(navigator.language, {
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZone,
    }).format(now);
  } catch {
    return "";
  }
}
