import { archiveChannel } from "@atrium/contract/chat/channels.ts";
import { listMessages, readMessage } from "@atrium/contract/chat/messages.ts";
import { addReaction } from "@atrium/contract/chat/reactions.ts";
import type { CallOf } from "@atrium/contract/protocol/operation.ts";
import { expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { channelOf, rooms, say } from "../../testing/rooms.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider, closed } = place;

type Anchor = Omit<CallOf<typeof listMessages>, "workspaceId" | "channelId">;
const page = async (channelId: string, anchor: Anchor) => {
  const { messages, more } = await owner.client.call(listMessages, { workspaceId, channelId, ...anchor });
  return { seqs: messages.map(({ seq }) => seq as number), ...more };
};
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);

/** Twenty messages, one a day from 1 October 2026 on; the tenth is answered. */
const channelId = await channelOf(place, { memberIds: [member.memberId] });
for (const n of range(1, 20)) await say(place, owner, channelId, `message ${n}`);
await pool.query(
  "update message set created_at = '2026-09-30T12:00:00Z'::timestamptz + seq * interval '1 day' where channel_id = $1",
  [channelId],
);
const all = (await owner.client.call(listMessages, { workspaceId, channelId })).messages;
const idOf = (seq: number) => all[seq - 1]?.id as string;
const reply = await say(place, owner, channelId, "reply", { threadId: idOf(10) });

test.each<[string, Anchor, number[], boolean, boolean]>([
  ["the newest", { limit: 5 }, range(16, 20), true, false],
  ["all of them", { limit: 20 }, range(1, 20), false, false],
  ["those before a position", { before: 16, limit: 5 }, range(11, 15), true, true],
  ["the very first", { before: 4, limit: 5 }, range(1, 3), false, true],
  ["those before a position beyond the end", { before: 99, limit: 2 }, range(19, 20), true, false],
  ["those after a position", { after: 3, limit: 5 }, range(4, 8), true, true],
  ["the last after a position", { after: 17, limit: 5 }, range(18, 20), true, false],
  ["nothing after the end", { after: 20, limit: 5 }, [], true, false],
  ["from the beginning", { after: 0, limit: 3 }, range(1, 3), false, true],
  ["around a position", { around: 10, limit: 5 }, range(8, 12), true, true],
  ["around the beginning, filled up", { around: 1, limit: 6 }, range(1, 6), false, true],
  ["around the end, filled up", { around: 20, limit: 6 }, range(15, 20), true, false],
  ["around a position beyond the end", { around: 500, limit: 4 }, range(17, 20), true, false],
  ["around a message", { aroundMessage: idOf(10), limit: 5 }, range(8, 12), true, true],
  ["around what a reply answers", { aroundMessage: reply.id, limit: 5 }, range(8, 12), true, true],
  ["around a date", { aroundDate: "2026-10-10T00:00:00.000Z", limit: 5 }, range(8, 12), true, true],
  ["around a date before the first", { aroundDate: "2020-01-01T00:00:00.000Z", limit: 3 }, range(1, 3), false, true],
  ["around a date after the last", { aroundDate: "2030-01-01T00:00:00.000Z", limit: 3 }, range(18, 20), true, false],
])("reads %s", async (_what, anchor, seqs, before, after) => {
  expect(await page(channelId, anchor)).toEqual({ seqs, before, after });
});

test("an empty channel is an empty page", async () => {
  const empty = await channelOf(place);
  for (const anchor of [{}, { after: 0 }, { before: 1 }, { around: 1 }, { aroundDate: "2026-01-01T00:00:00.000Z" }])
    expect(await page(empty, anchor)).toEqual({ seqs: [], before: false, after: false });
});

test("two anchors at once are refused, and a message that is elsewhere is not found", async () => {
  const input = { workspaceId, channelId };
  expect((await refused(owner.client.call(listMessages, { ...input, before: 3, after: 1 }))).code).toBe(
    "only_one_anchor",
  );
  const { id: aroundMessage } = await say(place, owner, closed);
  expect((await refused(owner.client.call(listMessages, { ...input, aroundMessage }))).code).toBe("not_found");
  expect((await refused(owner.client.call(listMessages, { ...input, aroundMessage: newId() }))).code).toBe("not_found");
});

test("brings along everybody who wrote, is named or replied, once", async () => {
  const here = await channelOf(place, { memberIds: [member.memberId, guest.memberId] });
  const root = await say(place, owner, here, `[@Adam](person:${admin.memberId})`);
  await say(place, member, here, "reply", { threadId: root.id });
  const { people } = await guest.client.call(listMessages, { workspaceId, channelId: here });
  expect(people.map(({ id }) => id).sort()).toEqual([owner.memberId, admin.memberId, member.memberId].sort());
});

test("shows reactions with who reacted, the oldest emoji first, and one's own", async () => {
  const here = await channelOf(place, { memberIds: [member.memberId] });
  const { id: messageId } = await say(place, owner, here);
  const input = { workspaceId, channelId: here, messageId };
  await member.client.call(addReaction, { ...input, emoji: "🎉" });
  await owner.client.call(addReaction, { ...input, emoji: "👍" });
  await member.client.call(addReaction, { ...input, emoji: "👍" });
  const { messages } = await owner.client.call(listMessages, { workspaceId, channelId: here });
  expect(messages[0]?.reactions).toEqual([
    { emoji: "🎉", count: 1, memberIds: [member.memberId], mine: false },
    { emoji: "👍", count: 2, memberIds: [owner.memberId, member.memberId], mine: true },
  ]);
});

test("who may browse reads public channels; private ones are there for who is in them", async () => {
  const open = await channelOf(place);
  await say(place, owner, open, "for all");
  expect((await admin.client.call(listMessages, { workspaceId, channelId: open })).messages).toHaveLength(1);
  for (const who of [guest, outsider])
    expect((await refused(who.client.call(listMessages, { workspaceId, channelId: open }))).code).toBe("not_found");
  for (const who of [admin, guest, outsider])
    expect((await refused(who.client.call(listMessages, { workspaceId, channelId: closed }))).code).toBe("not_found");
});

test("an archived channel stays readable", async () => {
  const old = await channelOf(place);
  const { id: messageId } = await say(place, owner, old);
  await owner.client.call(archiveChannel, { workspaceId, channelId: old });
  expect((await admin.client.call(listMessages, { workspaceId, channelId: old })).messages).toHaveLength(1);
  const read = await admin.client.call(readMessage, { workspaceId, channelId: old, messageId });
  expect(read).toMatchObject({ message: { id: messageId }, people: [{ id: owner.memberId }] });
});
