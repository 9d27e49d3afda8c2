import { leaveChannel, listMyChannels, openDirect, readChannel } from "@atrium/contract/chat/channels.ts";
import { expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { channelOf, names, rooms, say, toldBy } from "../../testing/rooms.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, member, outsider } = place;

const privately = () => channelOf(place, { visibility: "private", memberIds: [member.memberId] });

test("takes one out; live delivery stops at exactly that event", async () => {
  const channelId = await privately();
  const told = await toldBy(server, place, async () => {
    await say(place, owner, channelId, "before");
    await member.client.call(leaveChannel, { workspaceId, channelId });
    await say(place, owner, channelId, "after");
  });
  expect(names(told)).toEqual({
    owner: ["messageSent", "channelMembersChanged", "messageSent"],
    member: ["messageSent", "channelLeft"],
    admin: [],
    guest: [],
  });
  expect(told.owner[1]?.data).toEqual({ channelId, memberCount: 1, joined: [], left: [member.memberId] });
  const { rows } = await pool.query("select from channel_member where channel_id = $1", [channelId]);
  expect(rows).toHaveLength(1);
});

test("a private channel is not found any more, a public one can still be read", async () => {
  const [hidden, open] = [await privately(), await channelOf(place, { memberIds: [member.memberId] })];
  for (const channelId of [hidden, open]) await member.client.call(leaveChannel, { workspaceId, channelId });
  expect((await refused(member.client.call(readChannel, { workspaceId, channelId: hidden }))).code).toBe("not_found");
  const { mine, abilities } = await member.client.call(readChannel, { workspaceId, channelId: open });
  expect({ mine, abilities }).toMatchObject({ mine: null, abilities: { join: true, leave: false, send: false } });
  const { items } = await member.client.call(listMyChannels, { workspaceId });
  expect(items.map(({ channel }) => channel.id)).not.toContain(open);
});

test("again changes nothing and tells nobody; many times at once counts once", async () => {
  const channelId = await channelOf(place, { memberIds: [member.memberId] });
  const leave = () => member.client.call(leaveChannel, { workspaceId, channelId });
  const told = await toldBy(server, place, () => Promise.all([leave(), leave(), leave(), leave()]));
  expect(names(told).owner).toEqual(["channelMembersChanged"]);
  expect((await owner.client.call(readChannel, { workspaceId, channelId })).channel.memberCount).toBe(1);
  expect((await toldBy(server, place, leave)).owner).toEqual([]);
});

test("direct messages are not left, and what is not one's own is not found", async () => {
  const direct = await owner.client.call(openDirect, { workspaceId, memberIds: [member.memberId] });
  const channelId = direct.channel.channel.id;
  expect((await refused(member.client.call(leaveChannel, { workspaceId, channelId }))).code).toBe("not_a_channel");
  expect((await refused(outsider.client.call(leaveChannel, { workspaceId, channelId }))).code).toBe("not_found");
});
