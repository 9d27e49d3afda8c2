import { expect, test } from "vitest";
import { momentOf, presentAt } from "./working-days.ts";

test("the present is now while people are at work", () => {
  const now = new Date("2026-11-19T11:00:00");
  expect(presentAt(now)).toEqual(now);
});

test.each([
  ["in the evening", "2026-11-19T22:00:00", "2026-11-19T17:30:00"],
  ["early in the morning", "2026-11-19T07:00:00", "2026-11-18T17:30:00"],
  ["early on a Monday", "2026-11-16T07:00:00", "2026-11-13T17:30:00"],
  ["on a Saturday", "2026-11-21T12:00:00", "2026-11-20T17:30:00"],
  ["late on a Sunday", "2026-11-22T23:00:00", "2026-11-20T17:30:00"],
])("%s it is the end of the last working day", (_when, now, present) => {
  expect(presentAt(new Date(now))).toEqual(new Date(present));
});

test("counts working days back", () => {
  const present = new Date("2026-11-19T11:00:00");
  expect(momentOf("-25m", present)).toEqual(new Date("2026-11-19T10:35:00"));
  expect(momentOf("-1 16:42", present)).toEqual(new Date("2026-11-18T16:42:00"));
  expect(momentOf("-4 09:05", present)).toEqual(new Date("2026-11-13T09:05:00"));
  expect(momentOf("-9 09:05", present)).toEqual(new Date("2026-11-06T09:05:00"));
});
