import { useLingui } from "@lingui/react/macro";

const shown = new Intl.DateTimeFormat(undefined, {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const shownWithYear = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" });
const full = new Intl.DateTimeFormat(undefined, {
  dateStyle: "full",
  timeStyle: "long",
  hourCycle: "h23",
});
const utc = new Intl.DateTimeFormat(undefined, {
  dateStyle: "medium",
  timeStyle: "short",
  hourCycle: "h23",
  timeZone: "UTC",
});

/** A moment somebody wrote, in the zone of whoever reads it. */
export function Moment({ at }: { at: string }) {
  const { t } = useLingui();
  const date = new Date(at);
  const [here, there] = [full.format(date), utc.format(date)];
  return (
    <time dateTime={at} className="moment" data-tip={t`${here}, your time (${there} UTC)`}>
      {written(date)}
    </time>
  );
}

const written = (date: Date): string =>
  (date.getFullYear() === new Date().getFullYear() ? shown : shownWithYear).format(date);
