import { expect, test } from "vitest";
import type { QuietHours } from "./availability.ts";
import { quietUntil } from "./quiet-until.ts";

const nightly = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: "22:00", to: "07:00" }));
type Wish = { hours?: QuietHours[]; until?: string; zone?: string };

/** When it ends for somebody asked at this instant, as ISO 8601 to the minute; null when it is not quiet. */
function endAt(now: string, { hours = [], until, zone = "Europe/Berlin" }: Wish): string | null {
  const quiet = { until: until ? `${until}:00.000Z` : null, hours };
  const end = quietUntil({ quiet, timeZone: zone }, new Date(`${now}:00.000Z`));
  return end && end.toISOString().slice(0, 16);
}

test("who never said anything is not left in peace", () => {
  expect(quietUntil({ quiet: null, timeZone: "Europe/Berlin" }, new Date())).toBeNull();
  expect(endAt("2026-11-20T03:00", {})).toBeNull();
});

test("do not disturb lasts until its moment, and not one moment longer", () => {
  expect(endAt("2026-11-20T09:00", { until: "2026-11-20T09:30" })).toBe("2026-11-20T09:30");
  expect(endAt("2026-11-20T09:30", { until: "2026-11-20T09:30" })).toBeNull();
  expect(endAt("2026-11-20T10:00", { until: "2026-11-20T09:30" })).toBeNull();
});

test("a night is quiet before and after midnight, by the person's own clock", () => {
  expect(endAt("2026-11-20T20:59", { hours: nightly })).toBeNull();
  expect(endAt("2026-11-20T21:00", { hours: nightly })).toBe("2026-11-21T06:00");
  expect(endAt("2026-11-20T22:59", { hours: nightly })).toBe("2026-11-21T06:00");
  expect(endAt("2026-11-20T23:30", { hours: nightly })).toBe("2026-11-21T06:00");
  expect(endAt("2026-11-21T05:59", { hours: nightly })).toBe("2026-11-21T06:00");
  expect(endAt("2026-11-21T06:00", { hours: nightly })).toBeNull();
});

test("the same hours are other instants in other zones, also across the date line and with odd offsets", () => {
  expect(endAt("2026-11-20T13:30", { hours: nightly, zone: "Asia/Tokyo" })).toBe("2026-11-20T22:00");
  expect(endAt("2026-11-20T16:15", { hours: nightly, zone: "Asia/Kathmandu" })).toBe("2026-11-21T01:15");
  expect(endAt("2026-11-20T08:15", { hours: nightly, zone: "Pacific/Chatham" })).toBe("2026-11-20T17:15");
  expect(endAt("2026-11-20T08:15", { hours: nightly, zone: "Pacific/Kiritimati" })).toBe("2026-11-20T17:00");
  expect(endAt("2026-11-20T10:00", { hours: nightly, zone: "Pacific/Pago_Pago" })).toBe("2026-11-20T18:00");
  expect(endAt("2026-11-20T04:00", { hours: nightly, zone: "America/Los_Angeles" })).toBeNull();
});

test("a night belongs to the weekday it begins on", () => {
  const friday = [{ day: 5, from: "20:00", to: "09:00" }];
  expect(endAt("2026-11-20T19:00", { hours: friday })).toBe("2026-11-21T08:00");
  expect(endAt("2026-11-21T07:00", { hours: friday })).toBe("2026-11-21T08:00");
  expect(endAt("2026-11-20T07:00", { hours: friday })).toBeNull();
  expect(endAt("2026-11-21T19:00", { hours: friday })).toBeNull();
});

test("a day at work is quiet within the day", () => {
  const focus = [{ day: 3, from: "09:00", to: "12:30" }];
  expect(endAt("2026-11-18T07:59", { hours: focus })).toBeNull();
  expect(endAt("2026-11-18T08:00", { hours: focus })).toBe("2026-11-18T11:30");
  expect(endAt("2026-11-18T11:30", { hours: focus })).toBeNull();
});

test("from a time to the same time is a whole day; a weekend is one stretch", () => {
  const weekend = [
    { day: 6, from: "00:00", to: "00:00" },
    { day: 7, from: "00:00", to: "00:00" },
  ];
  expect(endAt("2026-11-20T22:59", { hours: weekend })).toBeNull();
  expect(endAt("2026-11-20T23:00", { hours: weekend })).toBe("2026-11-22T23:00");
  expect(endAt("2026-11-22T22:59", { hours: weekend })).toBe("2026-11-22T23:00");
  expect(endAt("2026-11-22T23:00", { hours: weekend })).toBeNull();
});

test("stretches that touch or overlap are told as one, do not disturb among them", () => {
  expect(endAt("2026-11-20T19:00", { hours: nightly, until: "2026-11-20T21:00" })).toBe("2026-11-21T06:00");
  expect(endAt("2026-11-20T19:00", { hours: nightly, until: "2026-11-20T20:59" })).toBe("2026-11-20T20:59");
  expect(endAt("2026-11-21T05:00", { hours: nightly, until: "2026-11-21T09:00" })).toBe("2026-11-21T09:00");
  const touching = [
    { day: 5, from: "20:00", to: "06:00" },
    { day: 6, from: "06:00", to: "12:00" },
  ];
  expect(endAt("2026-11-20T20:00", { hours: touching })).toBe("2026-11-21T11:00");
});

test("who is quiet day and night is told an end a week away, and never asked for ever", () => {
  const always = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: "00:00", to: "00:00" }));
  const end = endAt("2026-11-20T12:00", { hours: always });
  expect(Date.parse(`${end}Z`) - Date.parse("2026-11-20T12:00Z")).toBeGreaterThan(6 * 86_400_000);
});

test("the night the clocks go forward is an hour shorter, the night they go back an hour longer", () => {
  // Europe: 29 March 2026 at 01:00 UTC forward, 25 October 2026 at 01:00 UTC back.
  expect(endAt("2026-03-28T21:00", { hours: nightly })).toBe("2026-03-29T05:00");
  expect(endAt("2026-10-24T20:00", { hours: nightly })).toBe("2026-10-25T06:00");
  // The other side of the earth: Sydney back on 5 April 2026 (16:00 UTC the day before), forward on 4 October.
  expect(endAt("2026-04-04T11:00", { hours: nightly, zone: "Australia/Sydney" })).toBe("2026-04-04T21:00");
  expect(endAt("2026-10-03T12:00", { hours: nightly, zone: "Australia/Sydney" })).toBe("2026-10-03T20:00");
  // Lord Howe moves by half an hour.
  expect(endAt("2026-04-04T12:00", { hours: nightly, zone: "Australia/Lord_Howe" })).toBe("2026-04-04T20:30");
});

test("an hour that is skipped begins and ends what it should at the jump", () => {
  const ends = [{ day: 6, from: "22:00", to: "02:30" }];
  const begins = [{ day: 7, from: "02:30", to: "08:00" }];
  expect(endAt("2026-03-28T23:00", { hours: ends })).toBe("2026-03-29T01:00");
  expect(endAt("2026-03-29T00:59", { hours: begins })).toBeNull();
  expect(endAt("2026-03-29T01:00", { hours: begins })).toBe("2026-03-29T06:00");
});

test("an hour that comes twice is quiet both times", () => {
  const early = [{ day: 7, from: "02:15", to: "02:45" }];
  expect(endAt("2026-10-25T00:14", { hours: early })).toBeNull();
  expect(endAt("2026-10-25T00:15", { hours: early })).toBe("2026-10-25T01:45");
  expect(endAt("2026-10-25T01:30", { hours: early })).toBe("2026-10-25T01:45");
  expect(endAt("2026-10-25T01:45", { hours: early })).toBeNull();
});

test("midnight itself may be skipped: in Santiago the day of the jump begins at one", () => {
  // Chile puts its clocks forward at midnight of 6 September 2026 (04:00 UTC).
  const sunday = [{ day: 7, from: "00:00", to: "06:00" }];
  expect(endAt("2026-09-06T03:59", { hours: sunday, zone: "America/Santiago" })).toBeNull();
  expect(endAt("2026-09-06T04:00", { hours: sunday, zone: "America/Santiago" })).toBe("2026-09-06T09:00");
});

test("a zone nobody knows counts as UTC", () => {
  expect(endAt("2026-11-20T23:00", { hours: nightly, zone: "Mars/Olympus" })).toBe("2026-11-21T07:00");
});

test("all through a year, quiet is what the clocks on the wall say", () => {
  const hours = [1, 2, 3, 4, 5].map((day) => ({ day, from: "21:30", to: "06:45" }));
  for (const zone of ["Europe/Lisbon", "America/New_York"]) {
    const wall = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    const wrong: string[] = [];
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 45 * 60_000) {
      const parts = Object.fromEntries(wall.formatToParts(at).map(({ type, value }) => [type, value]));
      const time = `${parts.hour}:${parts.minute}`;
      const day = ["", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(parts.weekday ?? "");
      const shown = (time >= "21:30" && day <= 5) || (time < "06:45" && day >= 2 && day <= 6);
      const isQuiet = quietUntil({ quiet: { until: null, hours }, timeZone: zone }, new Date(at)) !== null;
      if (isQuiet !== shown) wrong.push(`${zone} ${new Date(at).toISOString()}`);
    }
    expect(wrong).toEqual([]);
  }
});
