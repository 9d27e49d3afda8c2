import { countCalled } from "@atrium/contract/chat/called.ts";
import { listMyChannels } from "@atrium/contract/chat/channels.ts";
import { groupMarkdown, personMarkdown } from "@atrium/contract/chat/message-text.ts";
import { listReplies, markThreadRead } from "@atrium/contract/chat/threads.ts";
import { markRead } from "@atrium/contract/chat/unread.ts";
import { changeAvailability } from "@atrium/contract/people/availability.ts";
import { changeGroupMembers, createGroup } from "@atrium/contract/people/groups.ts";
import type { EventFrame } from "@atrium/contract/protocol/frame.ts";
import { listMyWorkspaces } from "@atrium/contract/workspace/workspaces.ts";
import { afterEach, expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { channelOf, rooms, say, toldBy } from "../../testing/rooms.ts";
import { following, type TestMember, unfollowAll } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";
import { manyJoined } from "../../testing/workspaces.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider, closed } = place;
afterEach(unfollowAll);

const groupOf = async (memberIds: string[]) => {
  const input = { workspaceId, handle: `crew-${newId().slice(-8)}`, name: "Crew", memberIds };
  const { group } = await owner.client.call(createGroup, input);
  return { ...group, text: groupMarkdown(group.handle, group.id) };
};
const mentionsFor = async (who: TestMember, channelId: string) => {
  const { items } = await who.client.call(listMyChannels, { workspaceId });
  return items.find((mine) => mine.channel.id === channelId)?.mentions;
};
const rowsOf = async (messageId: string) => [
  ...(await pool.query("select member_id from mention where message_id = $1", [messageId])).rows,
  ...(await pool.query("select group_id from group_mention where message_id = $1", [messageId])).rows,
];
const crowd = (count: number) =>
  manyJoined(
    server,
    workspaceId,
    Array.from({ length: count }, () => ({ accountId: null })),
  );

test("a group calls its people in the channel, by one row, until they have read it", async () => {
  const channelId = await channelOf(place, { memberIds: [member.memberId, guest.memberId] });
  const group = await groupOf([member.memberId, admin.memberId, owner.memberId]);
  const badge = async () => (await member.client.call(listMyWorkspaces, {})).workspaces[0]?.mentions ?? 0;
  const before = await badge();
  const told = await toldBy(server, place, () => say(place, owner, channelId, `${group.text} lunch`));
  expect(told.member[0]?.data).toMatchObject({ mentions: [], groups: [group.id], mentionsAll: false });
  const { message } = (told.member[0] as EventFrame).data as { message: { id: string; seq: number } };
  expect(await rowsOf(message.id)).toEqual([{ group_id: group.id }]);
  expect(await mentionsFor(member, channelId)).toBe(1);
  expect(await badge()).toBe(before + 1);
  expect(await mentionsFor(owner, channelId)).toBe(0);
  expect(await mentionsFor(guest, channelId)).toBe(0);
  const { pointer } = await member.client.call(markRead, { workspaceId, channelId, seq: message.seq });
  expect(pointer.mentions).toBe(0);
});

test("who is called by two groups, and by name, is called once", async () => {
  const channelId = await channelOf(place, { memberIds: [member.memberId] });
  const [one, two] = [await groupOf([member.memberId]), await groupOf([member.memberId])];
  await say(place, owner, channelId, `${one.text} ${two.text} ${personMarkdown("Mina", member.memberId)}`);
  expect(await mentionsFor(member, channelId)).toBe(1);
  await say(place, owner, channelId, `${one.text} @channel`);
  expect(await mentionsFor(member, channelId)).toBe(2);
});

test("who is in the group when they look is called, who has left it is not", async () => {
  const channelId = await channelOf(place, { memberIds: [member.memberId, guest.memberId] });
  const group = await groupOf([member.memberId]);
  await say(place, owner, channelId, group.text);
  const change = { workspaceId, groupId: group.id, add: [guest.memberId], remove: [member.memberId] };
  await owner.client.call(changeGroupMembers, change);
  expect(await mentionsFor(member, channelId)).toBe(0);
  expect(await mentionsFor(guest, channelId)).toBe(1);
});

test("in a thread a group calls its people by name: the thread is theirs, and waits until they read it", async () => {
  const channelId = await channelOf(place, { memberIds: [member.memberId, guest.memberId] });
  const group = await groupOf([member.memberId, admin.memberId]);
  const root = await say(place, owner, channelId, "a question");
  const told = await toldBy(server, place, () => say(place, owner, channelId, group.text, { threadId: root.id }));
  expect(told.member.find((frame) => frame.name === "messageSent")?.data).toMatchObject({
    mentions: [member.memberId],
    groups: [],
  });
  const thread = { workspaceId, channelId, threadId: root.id };
  expect((await member.client.call(listReplies, thread)).mine.following).toBe(true);
  expect(await mentionsFor(member, channelId)).toBe(1);
  await member.client.call(markThreadRead, { ...thread, seq: 1 });
  expect(await mentionsFor(member, channelId)).toBe(0);
});

test("a group of elsewhere, or one that is quoted, calls nobody", async () => {
  const channelId = await channelOf(place, { memberIds: [member.memberId] });
  const elsewhere = await outsider.client.call(createGroup, {
    workspaceId: outsider.workspaceId,
    handle: "crew",
    name: "Crew",
  });
  const group = await groupOf([member.memberId]);
  const texts = [groupMarkdown("crew", elsewhere.group.id), `> ${group.text}`, `\`${group.text}\``];
  for (const text of texts) {
    const message = await say(place, owner, channelId, text);
    expect(await rowsOf(message.id)).toEqual([]);
  }
  expect(await mentionsFor(member, channelId)).toBe(0);
});

test("guests call neither everybody nor a group of more than twenty: their words are words", async () => {
  const channelId = await channelOf(place, { memberIds: [member.memberId, guest.memberId] });
  const few = await groupOf([member.memberId]);
  const many = await groupOf([member.memberId, ...(await crowd(20))]);
  for (const text of ["@channel", "@here", many.text]) {
    const message = await say(place, guest, channelId, text);
    expect(await rowsOf(message.id)).toEqual([]);
  }
  expect(await mentionsFor(member, channelId)).toBe(0);
  await say(place, guest, channelId, few.text);
  await say(place, owner, channelId, many.text);
  expect(await mentionsFor(member, channelId)).toBe(2);
});

test("@here calls by name who is online and in the channel, and never who is invisible", async () => {
  const channelId = await channelOf(place, { memberIds: [member.memberId, guest.memberId] });
  await following(server, member, workspaceId);
  await following(server, admin, workspaceId);
  const called = async () => {
    const { id } = await say(place, owner, channelId, "@here");
    return (await rowsOf(id)).map((row) => row.member_id);
  };
  await expect.poll(called).toEqual([member.memberId]);
  await member.client.call(changeAvailability, { workspaceId, invisible: true });
  await expect.poll(called).toEqual([]);
  await member.client.call(changeAvailability, { workspaceId, invisible: false });
});

test("how many would be called is told before, in how many time zones, and asked from six on", async () => {
  const people = await crowd(30);
  await pool.query("update member set time_zone = 'Asia/Tokyo' where id = any($1)", [people.slice(0, 2)]);
  const [large, small] = [
    await channelOf(place, { memberIds: [member.memberId, ...people] }),
    await channelOf(place, { memberIds: [member.memberId, ...people.slice(0, 3)] }),
  ];
  const count = (channelId: string, text: string, more = {}) =>
    owner.client.call(countCalled, { workspaceId, channelId, text, ...more });
  expect(await count(large, "@channel")).toEqual({ people: 31, timeZones: 2, asks: true });
  expect(await count(small, "@everyone")).toEqual({ people: 4, timeZones: 2, asks: false });
  expect(await count(large, "hello `@channel`")).toEqual({ people: 0, timeZones: 0, asks: false });
  const [crew, watch] = [await groupOf(people.slice(0, 20)), await groupOf([...people.slice(0, 20), member.memberId])];
  expect(await count(large, crew.text)).toEqual({ people: 20, timeZones: 2, asks: false });
  expect(await count(large, watch.text)).toEqual({ people: 21, timeZones: 2, asks: true });
  const { id: threadId } = await say(place, owner, large, "root");
  expect((await count(large, "@channel", { threadId })).people).toBe(0);
  expect((await count(large, "@channel", { threadId, alsoToChannel: true })).people).toBe(31);
});

test("only who could send may ask, and nobody hears of it", async () => {
  const ask = (who: TestMember) => who.client.call(countCalled, { workspaceId, channelId: closed, text: "@channel" });
  const told = await toldBy(server, place, async () => {
    expect((await ask(member)).people).toBe(1);
    for (const who of [admin, guest, outsider]) expect((await refused(ask(who))).code).toBe("not_found");
  });
  expect(told.owner).toEqual([]);
});
