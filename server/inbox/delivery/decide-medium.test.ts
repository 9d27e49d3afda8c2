import { defaultNotificationPreferences, NotificationKind } from "@atrium/contract/people/notification-preferences.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideMedium, type Question } from "./decide-medium.ts";

const at = new Date("2026-11-20T22:00:00.000Z");
const minutes = (count: number) => new Date(at.getTime() + count * 60_000);
const usual: Question = {
  medium: "push",
  reason: "called",
  authorId: "author",
  level: null,
  isDirect: false,
  muted: false,
  choices: defaultNotificationPreferences,
  quiet: undefined,
  at,
};
const told = (more: Partial<Question>) => decideMedium({ ...usual, ...more });

test("who is called is told at once on their devices, and after ten minutes by mail", () => {
  expect(told({})).toEqual({ dueAt: at, held: false });
  expect(told({ medium: "mail" })).toEqual({ dueAt: minutes(10), held: false });
});

describe("the level of a channel", () => {
  test.each([
    ["all", ["called", "everybody", "reply", "keyword", "channel"]],
    ["mentions", ["called", "everybody", "reply", "keyword"]],
    ["nothing", []],
  ] as const)("%s lets through %j", (level, heard) => {
    const inChannels = NotificationKind.options.filter((kind) => kind !== "direct");
    expect(inChannels.filter((reason) => told({ reason, level }))).toEqual(heard);
    const choices = { ...usual.choices, channelLevel: level };
    expect(inChannels.filter((reason) => told({ reason, choices }))).toEqual(heard);
  });

  test("is no matter of direct messages", () => {
    expect(told({ reason: "direct", isDirect: true, level: "nothing" })).toBeDefined();
  });
});

test("a medium tells what it is wanted for and nothing else", () => {
  const choices = { ...usual.choices, pushFor: ["direct" as const], mailFor: [] };
  expect(told({ choices })).toBeUndefined();
  expect(told({ choices, reason: "direct", isDirect: true })).toBeDefined();
  expect(told({ choices, reason: "direct", isDirect: true, medium: "mail" })).toBeUndefined();
});

describe("quiet hours", () => {
  const quiet = { until: minutes(480), letsThrough: ["friend"] };
  test("hold until they end", () => {
    expect(told({ quiet })).toEqual({ dueAt: minutes(480), held: true });
    expect(told({ quiet, medium: "mail" })).toEqual({ dueAt: minutes(480), held: true });
  });
  test("hold no longer than a medium would have waited anyway", () => {
    expect(told({ quiet: { ...quiet, until: minutes(3) }, medium: "mail" })?.dueAt).toEqual(minutes(10));
  });
  test("let through whom one lets through", () => {
    expect(told({ quiet, authorId: "friend" })).toEqual({ dueAt: at, held: false });
  });
  test("that are over hold nothing", () => {
    expect(told({ quiet: { ...quiet, until: at } })).toEqual({ dueAt: at, held: false });
  });
});

const questions = fc.record({
  medium: fc.constantFrom("push" as const, "mail" as const),
  reason: fc.constantFrom(...NotificationKind.options),
  authorId: fc.constantFrom("author", "friend"),
  level: fc.constantFrom("all" as const, "mentions" as const, "nothing" as const, null),
  isDirect: fc.boolean(),
  muted: fc.boolean(),
  quiet: fc.option(
    fc.record({ until: fc.integer({ min: -60, max: 600 }).map(minutes), letsThrough: fc.subarray(["friend"]) }),
    { nil: undefined },
  ),
  choices: fc.record({
    pushFor: fc.subarray([...NotificationKind.options]),
    mailFor: fc.subarray([...NotificationKind.options]),
    mailAfterMinutes: fc.integer({ min: 1, max: 1440 }),
    channelLevel: fc.constantFrom("all" as const, "mentions" as const, "nothing" as const),
  }),
});

test("whatever is asked: nothing from what is muted or unwanted, nothing early, nothing during quiet hours", () => {
  const rule = fc.property(questions, (question) => {
    const decision = decideMedium({ ...question, at });
    const wanted = question.medium === "push" ? question.choices.pushFor : question.choices.mailFor;
    if (question.muted || !wanted.includes(question.reason)) return decision === undefined;
    if (!decision) return true;
    const isQuiet = question.quiet !== undefined && question.quiet.until > at;
    const isLetThrough = question.quiet?.letsThrough.includes(question.authorId) ?? false;
    if (isQuiet && !isLetThrough && question.quiet && decision.dueAt < question.quiet.until) return false;
    return decision.dueAt >= at && decision.held === (isQuiet && !isLetThrough);
  });
  expect(() => fc.assert(rule)).not.toThrow();
});
