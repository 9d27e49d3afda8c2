import { expect, test } from "vitest";
import { fit, fitted, mostScale, within, zoomAt } from "./zoom.ts";

const room = { width: 1000, height: 500 };

test("a picture is shown whole, and never larger than it is", () => {
  expect(fit({ width: 4000, height: 1000 }, room)).toEqual({ width: 1000, height: 250 });
  expect(fit({ width: 200, height: 100 }, room)).toEqual({ width: 200, height: 100 });
});

test("what lies under the pointer stays under it while one zooms", () => {
  const at = { x: 120, y: -40 };
  const view = zoomAt(zoomAt({ scale: 1.5, x: 30, y: 10 }, 1.7, at, 8), 0.8, at, 8);
  // The point of the picture under the pointer, before and after.
  expect((at.x - view.x) / view.scale).toBeCloseTo((at.x - 30) / 1.5);
  expect((at.y - view.y) / view.scale).toBeCloseTo((at.y - 10) / 1.5);
});

test("zooming ends where the picture fits, and at four times its size", () => {
  const most = mostScale({ width: 4000, height: 1000 }, { width: 1000, height: 250 });
  expect(most).toBe(16);
  expect(zoomAt(fitted, 0.2, { x: 0, y: 0 }, most).scale).toBe(1);
  expect(zoomAt(fitted, 100, { x: 0, y: 0 }, most).scale).toBe(16);
});

test("a picture cannot be moved out of sight", () => {
  const shown = { width: 1000, height: 250 };
  expect(within({ scale: 1, x: 300, y: 300 }, shown, room)).toEqual(fitted);
  expect(within({ scale: 2, x: 900, y: -900 }, shown, room)).toEqual({ scale: 2, x: 500, y: 0 });
});
