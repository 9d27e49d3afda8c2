import { archiveChannel } from "@atrium/contract/chat/channels.ts";
import { markRead, moveReadPointers } from "@atrium/contract/chat/unread.ts";
import { expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { channelOf, names, rooms, say, toldBy } from "../../testing/rooms.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, outsider, open, closed } = place;

/** A channel with three messages for the member to read; the second calls everybody, the third by name. */
async function unreadChannel(): Promise<string> {
  const channelId = await channelOf(place, { memberIds: [member.memberId] });
  await say(place, owner, channelId, "one");
  await say(place, owner, channelId, "@channel two");
  await say(place, owner, channelId, `[@Mina](person:${member.memberId}) three`);
  return channelId;
}
const read = async (channelId: string, seq: number, back = false) =>
  (await member.client.call(markRead, { workspaceId, channelId, seq, back })).pointer;

test("moves the pointer, counts what still calls above it, and tells one's own devices alone", async () => {
  const channelId = await unreadChannel();
  const told = await toldBy(server, place, async () => {
    expect(await read(channelId, 2)).toEqual({ channelId, readSeq: 2, mentions: 1 });
  });
  expect(names(told)).toEqual({ owner: [], admin: [], member: ["readPointerMoved"], guest: [] });
  expect(told.member[0]?.data).toEqual({ pointer: { channelId, readSeq: 2, mentions: 1 } });
  const { rows } = await pool.query("select read_seq from channel_member where channel_id = $1 and member_id = $2", [
    channelId,
    member.memberId,
  ]);
  expect(rows).toEqual([{ read_seq: 2 }]);
});

test("never goes beyond the end, nor back without saying so; neither tells anybody", async () => {
  const channelId = await unreadChannel();
  expect(await read(channelId, 999)).toEqual({ channelId, readSeq: 3, mentions: 0 });
  const told = await toldBy(server, place, async () => {
    expect(await read(channelId, 1)).toEqual({ channelId, readSeq: 3, mentions: 0 });
    expect(await read(channelId, 3)).toEqual({ channelId, readSeq: 3, mentions: 0 });
  });
  expect(told.member).toEqual([]);
});

test("goes back when asked: unread from here", async () => {
  const channelId = await unreadChannel();
  await read(channelId, 3);
  const told = await toldBy(server, place, async () => {
    expect(await read(channelId, 0, true)).toEqual({ channelId, readSeq: 0, mentions: 2 });
  });
  expect(names(told).member).toEqual(["readPointerMoved"]);
});

test("devices that read at once leave the furthest", async () => {
  const channelId = await unreadChannel();
  await Promise.all([1, 3, 2, 1, 3, 2].map((seq) => read(channelId, seq)));
  expect((await read(channelId, 0)).readSeq).toBe(3);
});

test("is for who is in the channel; an archived one can still be read to its end", async () => {
  const input = { workspaceId, channelId: open, seq: 0 };
  expect((await refused(admin.client.call(markRead, input))).code).toBe("not_allowed");
  expect((await refused(admin.client.call(markRead, { ...input, channelId: closed }))).code).toBe("not_found");
  expect((await refused(outsider.client.call(markRead, input))).code).toBe("not_found");
  const channelId = await unreadChannel();
  await owner.client.call(archiveChannel, { workspaceId, channelId });
  expect((await read(channelId, 3)).readSeq).toBe(3);
});

test("many channels at once: all are read, and back where they stood, told once to one's own devices", async () => {
  const [first, second] = [await unreadChannel(), await unreadChannel()];
  const move = (seq: number, back = false) =>
    member.client.call(moveReadPointers, {
      workspaceId,
      pointers: [first, second].map((channelId) => ({ channelId, seq })),
      back,
    });
  const told = await toldBy(server, place, async () => {
    const { pointers } = await move(999);
    expect(pointers.toSorted((a, b) => (a.channelId < b.channelId ? -1 : 1))).toEqual(
      [first, second].sort().map((channelId) => ({ channelId, readSeq: 3, mentions: 0 })),
    );
    expect(await move(2)).toEqual({ pointers: [] });
  });
  expect(names(told)).toEqual({ owner: [], admin: [], member: ["readPointersMoved"], guest: [] });
  expect((await move(0, true)).pointers.map(({ mentions }) => mentions)).toEqual([2, 2]);
});

test("a channel of others among many is left out", async () => {
  const told = await toldBy(server, place, async () => {
    const input = { workspaceId, pointers: [{ channelId: closed, seq: 1 }] };
    expect(await admin.client.call(moveReadPointers, input)).toEqual({ pointers: [] });
    expect((await refused(outsider.client.call(moveReadPointers, input))).code).toBe("not_found");
  });
  expect(told.admin).toEqual([]);
});
