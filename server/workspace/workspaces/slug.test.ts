import { expect, it } from "vitest";
import { slugCandidates, slugOf } from "./slug.ts";

it("makes an address of any name", () => {
  expect(["Nordwind & Söhne", "  A  ", "北風", "../../etc"].map(slugOf)).toEqual([
    "nordwind-sohne",
    "a",
    "workspace",
    "etc",
  ]);
});

it("never takes the address of a page", () => {
  expect(slugCandidates("Sign in").next().value).toBe("sign-in-2");
  expect(slugCandidates("API").next().value).toBe("api-2");
});
