import { expect, test } from "vitest";
import { reactionsAfter } from "./reactions-after.ts";

const change = (memberId: string, on: boolean, count: number, emoji = "👍") => ({
  channelId: "channel",
  messageId: "message",
  threadId: null,
  emoji,
  memberId,
  on,
  count,
});

test("the echo and the event are one reaction", () => {
  const once = reactionsAfter([], change("me", true, 1), "me");
  expect(once).toEqual([{ emoji: "👍", count: 1, memberIds: ["me"], mine: true }]);
  expect(reactionsAfter(once, change("me", true, 1), "me")).toEqual(once);
});

test("somebody else's reaction keeps one's own", () => {
  const mine = reactionsAfter([], change("me", true, 1), "me");
  expect(reactionsAfter(mine, change("other", true, 2), "me")).toEqual([
    { emoji: "👍", count: 2, memberIds: ["me", "other"], mine: true },
  ]);
});

test("the last one taken back takes the emoji away", () => {
  const mine = reactionsAfter([], change("me", true, 1), "me");
  expect(reactionsAfter(mine, change("me", false, 0), "me")).toEqual([]);
});

test("of many people at most thirty are named, and all are counted", () => {
  let reactions = reactionsAfter([], change("0", true, 1), "me");
  for (let at = 1; at < 40; at += 1) reactions = reactionsAfter(reactions, change(String(at), true, at + 1), "me");
  expect(reactions[0]?.count).toBe(40);
  expect(reactions[0]?.memberIds).toHaveLength(30);
});
