import { beforeEach, expect, test, vi } from "vitest";
import { closeFind, findState, openFind, takeTyped } from "./find-state.ts";

beforeEach(() => vi.stubGlobal("window", new EventTarget()));

/** Answers whether the key was kept from whatever has the focus. */
function press(key: string, held: { ctrlKey?: boolean } = {}): boolean {
  const event = Object.assign(new Event("keydown", { cancelable: true }), { key, ...held });
  window.dispatchEvent(event);
  return event.defaultPrevented;
}

test("what is typed before the field stands goes into the field, not into the message", () => {
  openFind();
  expect(["t", "h", "e", "m", "e", "s"].map((key) => press(key))).toEqual([true, true, true, true, true, true]);
  press("Backspace");
  const taken: string[] = [];
  takeTyped((typed) => taken.push(typed));
  takeTyped((typed) => taken.push(typed));
  expect(taken).toEqual(["theme"]);
  expect(press("x")).toBe(false);
  closeFind();
});

test("other shortcuts pass, and Escape leaves before anything stood", () => {
  openFind();
  expect(press("r", { ctrlKey: true })).toBe(false);
  expect(press("Tab")).toBe(false);
  expect(press("Escape")).toBe(true);
  expect(findState.get()).toBeNull();
  expect(press("x")).toBe(false);
});
