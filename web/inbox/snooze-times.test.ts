import { expect, test } from "vitest";
import { snoozeTimes } from "./snooze-times.ts";

const ids = (now: Date) => snoozeTimes(now).map(({ id }) => id);

test("in the morning there is an hour, an evening, tomorrow and next week", () => {
  const times = snoozeTimes(new Date(2026, 10, 20, 9, 30));
  expect(times.map(({ until }) => until)).toEqual([
    new Date(2026, 10, 20, 10, 30),
    new Date(2026, 10, 20, 18),
    new Date(2026, 10, 21, 9),
    new Date(2026, 10, 23, 9),
  ]);
});

test("in the evening there is no evening any more", () => {
  expect(ids(new Date(2026, 10, 20, 17))).toEqual(["hour", "tomorrow", "week"]);
});

test("on a Monday next week is the Monday after", () => {
  expect(snoozeTimes(new Date(2026, 10, 23, 8)).at(-1)?.until).toEqual(new Date(2026, 10, 30, 9));
});
