import { expect, test } from "vitest";
import { momentInWords } from "./moment-in-words.ts";

/** A Friday, 11:00 in Lisbon's winter, 12:00 in Berlin. */
const now = new Date("2026-11-20T11:00:00.000Z");
const said = async (text: string, timeZone = "Europe/Berlin", at = now) => {
  const found = await momentInWords(text, timeZone, at);
  return found && [found.at.toISOString().slice(0, 16), found.what];
};

test.each([
  ["tomorrow 9am to call Ann", "2026-11-21T08:00", "call Ann"],
  ["in 20 minutes stretch", "2026-11-20T11:20", "stretch"],
  ["to call Ann in 2 hours", "2026-11-20T13:00", "call Ann"],
  ["water the plants in 3 days", "2026-11-23T08:00", "water the plants"],
  ["at 9am stand up", "2026-11-21T08:00", "stand up"],
  ["on Monday at 14:30 that we ship", "2026-11-23T13:30", "we ship"],
  ["tomorrow stretch", "2026-11-21T08:00", "stretch"],
  ["tomorrow evening: water", "2026-11-21T19:00", "water"],
  ['"send the report" on 3 May', "2027-05-03T07:00", "send the report"],
  ["morgen um 10 Uhr Anna anrufen", "2026-11-21T09:00", "Anna anrufen"],
])("%s", async (text, at, what) => expect(await said(text)).toEqual([at, what]));

test("a time is meant in the person's own zone, also beyond a change of the clocks", async () => {
  expect(await said("tomorrow 9am x", "America/New_York")).toEqual(["2026-11-21T14:00", "x"]);
  expect(await said("on 1 July at 9am x", "America/New_York")).toEqual(["2027-07-01T13:00", "x"]);
  expect(await said("tomorrow 9am x", "Asia/Kolkata")).toEqual(["2026-11-21T03:30", "x"]);
  const night = new Date("2027-03-27T22:00:00.000Z");
  expect(await said("tomorrow 9am x", "Europe/Berlin", night)).toEqual(["2027-03-28T07:00", "x"]);
});

test("a mention's id is no date, and a text without a time has none", async () => {
  const mention = "[@Ann](person:01972026-1105-7000-8000-000000000001)";
  expect(await said(`in an hour ask ${mention}`)).toEqual(["2026-11-20T12:00", `ask ${mention}`]);
  expect(await said(`ask ${mention}`)).toBeUndefined();
});
