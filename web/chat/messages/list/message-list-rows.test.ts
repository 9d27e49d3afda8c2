import type { Message } from "@atrium/contract/chat/messages.ts";
import { expect, test } from "vitest";
import type { Outgoing } from "../outgoing.ts";
import { inChannel } from "../timeline.ts";
import { messageListRows } from "./message-list-rows.ts";
import { changeOf } from "./use-list-change.ts";

const message = (seq: number, authorId: string, minute: number, about: Partial<Message> = {}): Message => ({
  id: `id-${seq}`,
  channelId: "channel",
  seq,
  threadId: null,
  threadSeq: null,
  authorId,
  clientId: `client-${seq}`,
  text: `message ${seq}`,
  createdAt: new Date(2026, 10, 20, 9, minute).toISOString(),
  editedAt: null,
  deletedAt: null,
  reactions: [],
  parts: {},
  thread: null,
  ...about,
});
const about = { outgoing: [] as Outgoing[], own: "me", at: inChannel, newAfter: null as number | null };
const whole = (messages: Message[]) => ({ messages, start: true, end: true });

test("messages of one person shortly after each other stand under one name", () => {
  const rows = messageListRows(
    whole([message(1, "a", 0), message(2, "a", 4), message(3, "a", 10), message(4, "b", 10)]),
    about,
  );
  expect(rows.map((row) => row.leads)).toEqual([true, false, true, true]);
});

test("a day begins with a line, and with a name", () => {
  const next = message(2, "a", 1, { createdAt: new Date(2026, 10, 21, 0, 1).toISOString() });
  const rows = messageListRows(whole([message(1, "a", 0), next]), about);
  expect(rows.map((row) => row.day !== null)).toEqual([true, true]);
  expect(rows[1]?.leads).toBe(true);
});

test("the first new message is the first of somebody else after the pointer", () => {
  const messages = [message(1, "a", 0), message(2, "me", 1), message(3, "a", 2), message(4, "a", 3)];
  const rows = messageListRows(whole(messages), { ...about, newAfter: 1 });
  expect(rows.map((row) => row.firstNew)).toEqual([false, false, true, false]);
});

test("what is on its way stands at the end, once, under the same key as what comes back", () => {
  const outgoing: Outgoing = {
    clientId: "client-2",
    channelId: "channel",
    threadId: null,
    alsoToChannel: false,
    text: "hello",
    withFiles: false,
    createdAt: new Date(2026, 10, 20, 9, 1).toISOString(),
    state: "sending",
    error: null,
  };
  const before = messageListRows(whole([message(1, "a", 0)]), { ...about, outgoing: [outgoing] });
  expect(before.map((row) => row.outgoing?.text)).toEqual([undefined, "hello"]);
  const sent = message(2, "me", 1);
  const after = messageListRows(whole([message(1, "a", 0), sent]), { ...about, outgoing: [outgoing] });
  expect(after.map((row) => row.key)).toEqual(before.map((row) => row.key));
  expect(after.every((row) => row.outgoing === null)).toBe(true);
});

test("nothing on its way shows in the middle of older messages", () => {
  const stretch = { messages: [message(1, "a", 0)], start: true, end: false };
  expect(messageListRows(stretch, { ...about, outgoing: [{ clientId: "x" } as Outgoing] })).toHaveLength(1);
});

test("loading older messages changes no row that was shown", () => {
  const late = [message(5, "a", 6), message(6, "a", 7), message(7, "b", 8)];
  const early = [message(3, "b", 0), message(4, "a", 5)];
  const before = messageListRows({ messages: late, start: false, end: true }, about);
  const after = messageListRows({ messages: [...early, ...late], start: false, end: true }, about);
  expect(after.slice(-before.length)).toEqual(before);
  expect(
    changeOf(
      before.map((row) => row.key),
      after.map((row) => row.key),
    ),
  ).toBe("start");
});
