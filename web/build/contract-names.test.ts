import * as accounts from "@atrium/contract/people/accounts.ts";
import * as profiles from "@atrium/contract/people/profiles.ts";
import * as frames from "@atrium/contract/protocol/frame.ts";
import { expect, test } from "vitest";
import { namesOnly } from "./contract-names.ts";

test("operations keep name, method and path; schemas stay behind", () => {
  const lines = namesOnly(accounts).split("\n");
  expect(lines).toContain('export const signIn = {"name":"signIn","method":"POST","path":"/sessions"};');
  expect(lines.filter((line) => /^export const (?:Email|Account|Password) =/.test(line))).toEqual([]);
});

test("events keep their name, plain values stay as they are", () => {
  expect(namesOnly(profiles)).toContain('export const profileChanged = {"name":"profileChanged"};');
  expect(namesOnly(frames)).toContain(`export const maxClientFrame = ${frames.maxClientFrame};`);
  expect(namesOnly(frames)).toContain(`export const closeCodes = ${JSON.stringify(frames.closeCodes)};`);
});
