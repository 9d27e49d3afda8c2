import type { Quiet, QuietHours } from "./availability.ts";

/**
 * Until when somebody is left in peace, or null when they are not now. Stretches that touch or overlap are one. The
 * hours are those on the clocks of the person's time zone, whatever happens to the clocks: an hour that comes twice is
 * quiet both times, and one that is skipped ends or begins what it should at the moment of the jump.
 */
export function quietUntil({ quiet, timeZone }: { quiet: Quiet | null; timeZone: string }, now: Date): Date | null {
  if (!quiet) return null;
  const until = quiet.until === null ? Number.NEGATIVE_INFINITY : Date.parse(quiet.until);
  const stretches = quiet.hours.length === 0 ? [] : [...stretchesAround(quiet.hours, timeZone, now.getTime())];
  let end = now.getTime();
  for (let last = Number.NaN; last !== end; ) {
    last = end;
    end = Math.max(end, until);
    for (const { from, to } of stretches) if (from <= end && to > end) end = to;
  }
  return end > now.getTime() ? new Date(end) : null;
}

/** A week from yesterday on: who is quiet day and night is told a new end every day. */
function* stretchesAround(hours: readonly QuietHours[], timeZone: string, now: number) {
  const offset = offsetsOf(timeZone);
  const today = new Date(now + offset(now));
  for (let ahead = -1; ahead <= 7; ahead += 1) {
    const date = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + ahead);
    const day = new Date(date).getUTCDay() || 7;
    const found = hours.find((one) => one.day === day);
    if (!found) continue;
    const from = date + millisecondsOf(found.from);
    const to = date + millisecondsOf(found.to) + (found.to > found.from ? 0 : dayLength);
    yield { from: instantsOf(from, offset).first, to: instantsOf(to, offset).last };
  }
}

const minute = 60_000;
/** So many offsets of a zone are kept; a week's hours ask for some thirty, the same ones each time. */
const mostKept = 250;
const dayLength = 24 * 60 * minute;

const millisecondsOf = (time: string): number => {
  const [hour = 0, minutes = 0] = time.split(":").map(Number);
  return (hour * 60 + minutes) * minute;
};

type Offset = (instant: number) => number;

/** The moments at which clocks show a time: one, two when they were put back over it, the jump when it was skipped. */
function instantsOf(shown: number, offset: Offset): { first: number; last: number } {
  const candidates = [shown - offset(shown - dayLength), shown - offset(shown + dayLength)].sort((a, b) => a - b);
  const [early = shown, late = shown] = candidates;
  const real = candidates.filter((instant) => instant + offset(instant) === shown);
  if (real.length > 0) return { first: real[0] ?? shown, last: real.at(-1) ?? shown };
  const jump = changeBetween(early, late, offset);
  return { first: jump, last: jump };
}

/** The first minute with the later offset. */
function changeBetween(early: number, late: number, offset: Offset): number {
  const before = offset(early);
  let [low, high] = [early, late];
  while (high - low > minute) {
    const middle = low + Math.floor((high - low) / 2 / minute) * minute;
    if (offset(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

const known = new Map<string, Offset>();

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds; a zone nobody knows is UTC. */
function offsetsOf(timeZone: string): Offset {
  const found = known.get(timeZone) ?? offsetIn(timeZone);
  known.set(timeZone, found);
  return found;
}

function offsetIn(timeZone: string): Offset {
  let clocks: Intl.DateTimeFormat;
  try {
    clocks = new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  } catch {
    return () => 0;
  }
  const kept = new Map<number, number>();
  return (instant) => {
    const at = Math.floor(instant / minute) * minute;
    const known = kept.get(at);
    if (known !== undefined) return known;
    const parts = Object.fromEntries(clocks.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute: minutes = 0, second = 0 } = parts;
    const offset = Date.UTC(year, month - 1, day, hour, minutes, second) - at;
    if (kept.size >= mostKept) kept.clear();
    kept.set(at, offset);
    return offset;
  };
}
