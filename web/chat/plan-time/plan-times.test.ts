import { expect, test } from "vitest";
import { remindTimes, sendTimes } from "./plan-times.ts";

const shown = (times: { id: string; at: Date }[]) =>
  times.map(({ id, at }) => `${id} ${at.getMonth() + 1}/${at.getDate()} ${at.getHours()}:${at.getMinutes()}`);

test("on a Friday morning there are today, tomorrow and Monday", () => {
  const friday = new Date(2026, 10, 20, 9, 30);
  expect(shown(sendTimes(friday))).toEqual(["today 11/20 12:0", "tomorrow 11/21 9:0", "monday 11/23 9:0"]);
});

test("late in the day today is over, and on a Sunday tomorrow is Monday", () => {
  expect(shown(sendTimes(new Date(2026, 10, 20, 16, 0)))).toEqual(["tomorrow 11/21 9:0", "monday 11/23 9:0"]);
  expect(shown(sendTimes(new Date(2026, 10, 22, 16, 0)))).toEqual(["monday 11/23 9:0"]);
});

test("a reminder may also come soon", () => {
  const times = remindTimes(new Date(2026, 10, 20, 9, 30));
  expect(shown(times)).toEqual([
    "minutes 11/20 9:50",
    "hour 11/20 10:30",
    "hours 11/20 12:30",
    "tomorrow 11/21 9:0",
    "monday 11/23 9:0",
  ]);
});
