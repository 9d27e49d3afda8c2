import { Id } from "@atrium/contract/protocol/id.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { seed } from "../../../ops/test/seed.ts";
import { importedId, importedTimeId } from "./imported-id.ts";

test("the same thing has the same id, another thing another", () => {
  expect(importedId("w", "person", "U1")).toBe(importedId("w", "person", "U1"));
  expect(
    new Set([importedId("w", "person", "U1"), importedId("w", "person", "U2"), importedId("v", "person", "U1")]).size,
  ).toBe(3);
  // Parts do not run into each other.
  expect(importedId("a", "bc")).not.toBe(importedId("ab", "c"));
});

test("ids of messages are those of the contract and sort like their times, to the microsecond", () => {
  const time = fc.integer({ min: 31_536_000_000_000, max: 7_258_118_400_000_000 });
  fc.assert(
    fc.property(time, time, fc.string(), (a, b, key) => {
      const [first, second] = [importedTimeId(a, key), importedTimeId(b, key)];
      expect(Id.safeParse(first).success).toBe(true);
      expect(Number.parseInt(first.replaceAll("-", "").slice(0, 12), 16)).toBe(Math.floor(a / 1000));
      expect(a === b || first < second === a < b).toBe(true);
    }),
    { seed },
  );
  expect(Id.safeParse(importedId("x")).success).toBe(true);
});
