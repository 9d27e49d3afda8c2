import { expect, test } from "vitest";
import { addressesIn, notAnAddress } from "./addresses-in.ts";

test("addresses are found in any pasted list, each once", () => {
  const text = "Mina Kaplan <mina@example.org>; jonas@example.org\nSOFIA@example.org, sofia@example.org.";
  expect(addressesIn(text)).toEqual(["mina@example.org", "jonas@example.org", "sofia@example.org"]);
  expect(notAnAddress(text)).toBeUndefined();
});

test("an entry without an address is named", () => {
  expect(notAnAddress("mina@example.org, jonas at example")).toBe("jonas at example");
});
