import { expect, test } from "vitest";
import { morningThere } from "./morning-there.ts";

const at = (timeZone: string, now: string) => morningThere(timeZone, new Date(now))?.toISOString();

test("by night the next morning is offered, by day nothing", () => {
  expect(at("Europe/Berlin", "2026-11-20T22:10:20.000Z")).toBe("2026-11-21T08:00:00.000Z");
  expect(at("Asia/Kolkata", "2026-11-20T22:10:00.000Z")).toBe("2026-11-21T03:30:00.000Z");
  expect(at("Europe/Berlin", "2026-11-20T10:00:00.000Z")).toBeUndefined();
  expect(at("Nowhere/Atall", "2026-11-20T22:00:00.000Z")).toBeUndefined();
});
