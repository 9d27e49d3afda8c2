import type { QuietHours } from "@atrium/contract/people/availability.ts";
import { useLingui } from "@lingui/react/macro";
import { attempt } from "#platform/realtime/call-here.ts";
import { useStore } from "#platform/store/use-store.ts";
import { weekdayName } from "#platform/words/moments.ts";
import { Switch } from "#ui/controls/switch.tsx";
import { Section } from "#ui/layout/section.tsx";
import { useMe } from "../profiles/index.ts";
import { LetsThrough } from "./lets-through.tsx";
import { changeOwnAvailability, ownAvailability } from "./own-availability.ts";

const days = [1, 2, 3, 4, 5, 6, 7];
const night = { from: "20:00", to: "08:00" };
/** From morning to morning: on Friday evening begins what ends on Monday. */
const weekend = { from: "08:00", to: "08:00" };

/** When nothing rings, every week; and whose messages ring all the same. */
export default function QuietSection() {
  const { t } = useLingui();
  const mine = useMe();
  const hours = useStore(ownAvailability, (own) => own.quiet.hours);
  const change = (next: readonly QuietHours[]) =>
    attempt(changeOwnAvailability({ hours: [...next].sort((a, b) => a.day - b.day) }));
  const usual = () => change(days.map((day) => ({ day, ...(day > 5 ? weekend : night) })));
  const zone = mine?.timeZone.replaceAll("_", " ") ?? "";
  return (
    <Section
      title={t`Quiet hours`}
      lead={t`Nothing rings then, on your clock (${zone}). What people write waits for you. Others see a moon beside your name.`}
    >
      <Switch isSelected={hours.length > 0} onChange={(on) => (on ? usual() : change([]))}>
        {t`Be left in peace every week`}
      </Switch>
      {hours.length > 0 && (
        <ul className="mt-3 flex flex-col divide-y divide-line border-t border-line">
          {days.map((day) => (
            <Day
              key={day}
              day={day}
              hours={hours.find((one) => one.day === day)}
              onChange={(next) => change([...hours.filter((one) => one.day !== day), ...(next ? [next] : [])])}
            />
          ))}
        </ul>
      )}
      <LetsThrough />
    </Section>
  );
}

type DayProps = { day: number; hours: QuietHours | undefined; onChange: (next: QuietHours | null) => void };

function Day({ day, hours, onChange }: DayProps) {
  const { t } = useLingui();
  const name = weekdayName(day);
  const ends = !hours
    ? t`nothing`
    : hours.from === hours.to && hours.from === "00:00"
      ? t`the whole day`
      : hours.to <= hours.from
        ? t`the next day`
        : "";
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
      <span className="w-36">
        <Switch isSelected={hours !== undefined} onChange={(on) => onChange(on ? { day, ...night } : null)}>
          {name}
        </Switch>
      </span>
      {hours && (
        <span className="flex items-center gap-2">
          <Time label={t`${name}: from`} value={hours.from} onChange={(from) => onChange({ ...hours, from })} />
          <span aria-hidden="true">–</span>
          <Time label={t`${name}: to`} value={hours.to} onChange={(to) => onChange({ ...hours, to })} />
        </span>
      )}
      <span className="text-meta text-quiet">{ends}</span>
    </li>
  );
}

type TimeProps = { label: string; value: string; onChange: (value: string) => void };

/** The system's own field for a time: the best one on a phone. */
const Time = ({ label, value, onChange }: TimeProps) => (
  <input
    type="time"
    aria-label={label}
    defaultValue={value}
    className="h-9 rounded-control border border-control bg-surface px-2 text-ui tabular-nums touch:h-11"
    key={value}
    onBlur={({ target }) => target.value && target.value !== value && onChange(target.value.slice(0, 5))}
  />
);
