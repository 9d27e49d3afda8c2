import { expect, test } from "vitest";
import { expiryInstant } from "./until-instant.ts";

// A Thursday, 14:02 local time.
const thursday = new Date(2026, 10, 19, 14, 2, 0);
const local = (instant: string | null) => {
  const at = new Date(instant ?? 0);
  return [at.getMonth() + 1, at.getDate(), at.getHours(), at.getMinutes()];
};

test("a status ends after its time, at the end of the day, on Sunday night, or never", () => {
  expect(local(expiryInstant("half-hour", thursday))).toEqual([11, 19, 14, 32]);
  expect(local(expiryInstant("4-hours", thursday))).toEqual([11, 19, 18, 2]);
  expect(local(expiryInstant("today", thursday))).toEqual([11, 19, 23, 59]);
  expect(local(expiryInstant("week", thursday))).toEqual([11, 22, 23, 59]);
  expect(expiryInstant("never", thursday)).toBeNull();
});

test("on a Sunday the week ends that night", () => {
  expect(local(expiryInstant("week", new Date(2026, 10, 22, 9, 0)))).toEqual([11, 22, 23, 59]);
});
