import { expect, test } from "vitest";
import { initials } from "./avatar-colours.ts";

test("initials are letters, in any script", () => {
  expect(initials("Jonas Thiel")).toBe("JT");
  expect(initials("Jonas (sample)")).toBe("JS");
  expect(initials("坂東 亜紀")).toBe("坂亜");
  expect(initials("  “Zoë”  ")).toBe("Z");
  expect(initials("🦊")).toBe("🦊");
  expect(initials("")).toBe("?");
});
