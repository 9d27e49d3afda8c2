import { expect, test } from "vitest";
import { withoutEscape, writtenCommand } from "./written-command.ts";

test("a slash and a name is a command, with what stands behind it", () => {
  expect(writtenCommand("/me")).toEqual({ name: "me", rest: "" });
  expect(writtenCommand("/Topic  On Friday\nor later ")).toEqual({ name: "topic", rest: "On Friday\nor later" });
});

test("paths, fractions and slashes elsewhere are words", () => {
  for (const text of ["/usr/bin is full", "/", "/ me", "1/2", "see /me", "//me", "/2 of it"])
    expect(writtenCommand(text)).toBeNull();
});

test("two slashes send one", () => {
  expect(withoutEscape("//me")).toBe("/me");
  expect(withoutEscape("/me")).toBe("/me");
});
