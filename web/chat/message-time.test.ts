import { expect, test } from "vitest";
import { fullTime, minuteOf, shortTime } from "./message-time.ts";

test("the clock has 24 hours, as everywhere else in the product, also where the language would say PM", () => {
  const afternoon = new Date(2026, 10, 20, 14, 7);
  expect(minuteOf(afternoon.toISOString())).toBe("14:07");
  expect(shortTime(afternoon.toISOString(), afternoon)).toBe("14:07");
  expect(fullTime(afternoon.toISOString())).toContain("14:07:00");
});
