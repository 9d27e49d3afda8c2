import { expect, test } from "vitest";
import { shownKeys, writtenForm } from "./shortcut.ts";

const press = (key: string, code: string, held: Partial<Record<"ctrlKey" | "altKey" | "shiftKey", boolean>> = {}) => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

test("key presses have one written form", () => {
  expect(writtenForm(press("k", "KeyK", { ctrlKey: true }))).toBe("Mod+K");
  expect(writtenForm(press("K", "KeyK", { ctrlKey: true, shiftKey: true }))).toBe("Mod+Shift+K");
  expect(writtenForm(press("?", "Slash", { shiftKey: true }))).toBe("?");
  expect(writtenForm(press("ArrowUp", "ArrowUp", { altKey: true, shiftKey: true }))).toBe("Alt+Shift+ArrowUp");
  expect(writtenForm(press("&", "Digit1", { ctrlKey: true }))).toBe("Mod+1");
  expect(writtenForm(press(">", "Period", { ctrlKey: true, shiftKey: true }))).toBe("Mod+Shift+.");
  expect(writtenForm(press("π", "KeyP", { altKey: true }))).toBe("Alt+P");
});

test("people read keys, not names of keys", () => {
  expect(shownKeys("Alt+ArrowUp")).toEqual(["Alt", "↑"]);
  expect(shownKeys("Mod++")).toEqual([expect.any(String), "+"]);
  expect(shownKeys("+")).toEqual(["+"]);
});
