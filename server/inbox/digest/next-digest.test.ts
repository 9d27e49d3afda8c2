import { expect, test } from "vitest";
import { nextDigest } from "./next-digest.ts";

const at = (text: string) => new Date(text);

test.each([
  ["daily", "UTC", "2026-11-20T07:59:00Z", "2026-11-20T08:00:00Z"],
  ["daily", "UTC", "2026-11-20T08:00:00Z", "2026-11-21T08:00:00Z"],
  ["daily", "Asia/Kathmandu", "2026-11-20T00:00:00Z", "2026-11-20T02:15:00Z"],
  ["weekly", "America/New_York", "2026-11-20T10:00:00Z", "2026-11-23T13:00:00Z"],
  ["weekly", "Europe/Lisbon", "2026-11-23T08:00:00Z", "2026-11-30T08:00:00Z"],
  ["daily", "Nowhere/Land", "2026-11-20T07:00:00Z", "2026-11-20T08:00:00Z"],
] as const)("%s in %s after %s comes at %s", (often, zone, after, expected) => {
  expect(nextDigest(often, zone, at(after))).toEqual(at(expected));
});

test("the morning after the clocks were put forward is at eight all the same", () => {
  expect(nextDigest("daily", "Europe/Berlin", at("2027-03-27T08:00:00Z"))).toEqual(at("2027-03-28T06:00:00Z"));
});
