import { addChannelMembers, openDirect } from "@atrium/contract/chat/channels.ts";
import { deleteMessage } from "@atrium/contract/chat/messages.ts";
import { listReaders } from "@atrium/contract/chat/receipts.ts";
import { markThreadRead } from "@atrium/contract/chat/threads.ts";
import { markRead } from "@atrium/contract/chat/unread.ts";
import { changeAvailability } from "@atrium/contract/people/availability.ts";
import { changePreferences } from "@atrium/contract/people/preferences.ts";
import { changeWorkspaceSettings } from "@atrium/contract/workspace/settings.ts";
import { afterEach, expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { channelOf, rooms, say } from "../../testing/rooms.ts";
import { following, type TestMember, unfollowAll } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";
import { manyJoined } from "../../testing/workspaces.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider, open } = place;
afterEach(async () => {
  unfollowAll();
  for (const who of [owner, member]) {
    await who.client.call(changePreferences, { workspaceId, readReceipts: true });
    await who.client.call(changeAvailability, { workspaceId, invisible: false });
  }
  await owner.client.call(changeWorkspaceSettings, { workspaceId, readReceipts: true });
});

const room = () => channelOf(place, { memberIds: [member.memberId, guest.memberId] });
const readersOf = async (who: TestMember, channelId: string, messageId: string) => {
  const { count, items } = await who.client.call(listReaders, { workspaceId, channelId, messageId });
  expect(count).toBe(items.length);
  return items.map((profile) => profile.name);
};
const read = (who: TestMember, channelId: string, seq: number) =>
  who.client.call(markRead, { workspaceId, channelId, seq });

test("who has read a message follows from how far they have read", async () => {
  const channelId = await room();
  const [first, second] = [await say(place, owner, channelId), await say(place, owner, channelId)];
  expect(await readersOf(owner, channelId, first.id)).toEqual([]);
  await read(member, channelId, 1);
  await read(guest, channelId, 2);
  expect(await readersOf(owner, channelId, first.id)).toEqual(["Gus Guest", "Mina Member"]);
  expect(await readersOf(member, channelId, second.id)).toEqual(["Gus Guest"]);
});

test("who came later has not read what was written before", async () => {
  const channelId = await room();
  const message = await say(place, owner, channelId);
  await owner.client.call(addChannelMembers, { workspaceId, channelId, memberIds: [admin.memberId] });
  expect(await readersOf(owner, channelId, message.id)).toEqual([]);
});

test("in a thread the thread's pointer counts; a reply sent to the channel too is read by either", async () => {
  const channelId = await room();
  const { id: threadId } = await say(place, owner, channelId, "root");
  const reply = await say(place, owner, channelId, "reply", { threadId });
  const both = await say(place, owner, channelId, "both", { threadId, alsoToChannel: true });
  await read(guest, channelId, 2);
  expect(await readersOf(owner, channelId, reply.id)).toEqual([]);
  await member.client.call(markThreadRead, { workspaceId, channelId, threadId, seq: 2 });
  expect(await readersOf(owner, channelId, reply.id)).toEqual(["Mina Member"]);
  expect(await readersOf(owner, channelId, both.id)).toEqual(["Gus Guest", "Mina Member"]);
});

test("it is mutual: who does not show theirs is not shown, and sees nobody's; so is who is invisible", async () => {
  const channelId = await room();
  const message = await say(place, owner, channelId);
  await read(member, channelId, 1);
  await read(guest, channelId, 1);
  const hidden = async () => {
    expect(await readersOf(owner, channelId, message.id)).toEqual(["Gus Guest"]);
    expect((await refused(readersOf(member, channelId, message.id))).code).toBe("receipts_off");
  };
  await member.client.call(changePreferences, { workspaceId, readReceipts: false });
  await hidden();
  await member.client.call(changePreferences, { workspaceId, readReceipts: true });
  await member.client.call(changeAvailability, { workspaceId, invisible: true });
  await hidden();
});

test("a workspace that wants none has none", async () => {
  const channelId = await room();
  const message = await say(place, owner, channelId);
  await owner.client.call(changeWorkspaceSettings, { workspaceId, readReceipts: false });
  expect((await refused(readersOf(owner, channelId, message.id))).code).toBe("receipts_off");
});

test("is for those in the channel, and for messages that are still there", async () => {
  const [mine, seen] = [await say(place, owner, place.closed), await say(place, owner, open)];
  for (const who of [admin, guest, outsider])
    expect((await refused(readersOf(who, place.closed, mine.id))).code).toBe("not_found");
  expect((await refused(readersOf(admin, open, seen.id))).code).toBe("not_allowed");
  expect((await refused(readersOf(member, open, mine.id))).code).toBe("not_found");
  await owner.client.call(deleteMessage, { workspaceId, channelId: open, messageId: seen.id });
  expect((await refused(readersOf(member, open, seen.id))).code).toBe("deleted");
});

test("many come in pages, with their number", async () => {
  const people = await manyJoined(
    server,
    workspaceId,
    Array.from({ length: 120 }, (_, n) => ({ accountId: null, name: `Reader ${String(n).padStart(3, "0")}` })),
  );
  const channelId = await channelOf(place, { memberIds: people });
  const message = await say(place, owner, channelId);
  await pool.query("update channel_member set read_seq = 1 where channel_id = $1", [channelId]);
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const input = { workspaceId, channelId, messageId: message.id, ...(cursor && { cursor }) };
    const page = await owner.client.call(listReaders, input);
    expect(page.count).toBe(120);
    found.push(...page.items.map((profile) => profile.name));
    cursor = page.next;
  } while (cursor);
  expect(found).toHaveLength(120);
  expect(found).toEqual([...found].sort());
});

test("in a direct message the other person sees it at once, unless one of them shows nothing", async () => {
  const { channel } = await owner.client.call(openDirect, { workspaceId, memberIds: [member.memberId] });
  const channelId = channel.channel.id;
  const socket = await following(server, owner, workspaceId);
  const stranger = await following(server, admin, workspaceId);
  const signals = () => socket.of("signal").filter(({ name }) => name === "directRead");
  await say(place, owner, channelId);
  await read(member, channelId, 1);
  await socket.until(() => signals().length > 0);
  expect(signals()[0]?.data).toEqual({ channelId, memberId: member.memberId, seq: 1 });
  await read(member, channelId, 1);
  for (const who of [owner, member]) {
    await who.client.call(changePreferences, { workspaceId, readReceipts: false });
    const { seq } = await say(place, owner, channelId);
    await read(member, channelId, seq ?? 0);
    await who.client.call(changePreferences, { workspaceId, readReceipts: true });
  }
  const { seq } = await say(place, owner, channelId);
  await read(member, channelId, seq ?? 0);
  await socket.until(() => signals().length > 1);
  expect(signals().map(({ data }) => data["seq"])).toEqual([1, seq]);
  expect(stranger.of("signal")).toEqual([]);
});
