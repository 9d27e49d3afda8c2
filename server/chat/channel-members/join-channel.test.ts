import { archiveChannel, joinChannel, openDirect, readChannel } from "@atrium/contract/chat/channels.ts";
import { afterEach, expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { channelOf, names, rooms, say, toldBy } from "../../testing/rooms.ts";
import { signedUp } from "../../testing/signed-up.ts";
import { following, unfollowAll } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";
import { joined } from "../../testing/workspaces.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider, open, closed } = place;
afterEach(unfollowAll);

test("puts one into a public channel, with what was said before read", async () => {
  const channelId = await channelOf(place);
  await say(place, owner, channelId, "@channel before");
  const { channel } = await admin.client.call(joinChannel, { workspaceId, channelId });
  expect(channel).toMatchObject({ channel: { memberCount: 2 }, lastSeq: 1, readSeq: 1, mentions: 0 });
  const { rows } = await pool.query(
    "select read_seq, added_by from channel_member where channel_id = $1 and member_id = $2",
    [channelId, admin.memberId],
  );
  expect(rows).toEqual([{ read_seq: 1, added_by: admin.memberId }]);
});

test("tells oneself the row and the channel who came; from then on one hears it", async () => {
  const channelId = await channelOf(place, { memberIds: [guest.memberId] });
  const told = await toldBy(server, place, async () => {
    await admin.client.call(joinChannel, { workspaceId, channelId });
    await say(place, owner, channelId, "welcome");
  });
  expect(names(told)).toEqual({
    owner: ["channelMembersChanged", "messageSent"],
    admin: ["channelJoined", "channelMembersChanged", "messageSent"],
    member: [],
    guest: ["channelMembersChanged", "messageSent"],
  });
  expect(told.guest[0]?.data).toEqual({ channelId, memberCount: 3, joined: [admin.memberId], left: [] });
});

test("again changes nothing and tells nobody", async () => {
  const told = await toldBy(server, place, async () => {
    const { channel } = await member.client.call(joinChannel, { workspaceId, channelId: open });
    expect(channel.channel.id).toBe(open);
  });
  expect(told.owner).toEqual([]);
});

test("the count stays right when many come at once, each several times", async () => {
  const channelId = await channelOf(place);
  const people = await Promise.all(Array.from({ length: 8 }, () => signedUp(server)));
  for (const person of people) await joined(server, workspaceId, person);
  await Promise.all(
    [...people, ...people, ...people].map(({ client }) => client.call(joinChannel, { workspaceId, channelId })),
  );
  const { channel } = await owner.client.call(readChannel, { workspaceId, channelId });
  expect(channel.memberCount).toBe(9);
});

test("is for public channels that are not archived, and for who may browse", async () => {
  const channelId = await channelOf(place);
  const join = (who: typeof owner, id: string) => who.client.call(joinChannel, { workspaceId, channelId: id });
  expect((await refused(join(guest, channelId))).code).toBe("not_found");
  expect((await refused(join(outsider, channelId))).code).toBe("not_found");
  expect((await refused(join(admin, closed))).code).toBe("not_found");
  await owner.client.call(archiveChannel, { workspaceId, channelId });
  expect((await refused(join(admin, channelId))).code).toBe("archived");
  const direct = await owner.client.call(openDirect, { workspaceId, memberIds: [member.memberId] });
  expect((await refused(join(owner, direct.channel.channel.id))).code).toBe("not_a_channel");
  const socket = await following(server, admin, workspaceId);
  await say(place, owner, closed, "still private");
  await say(place, owner, direct.channel.channel.id, "very private");
  await owner.client.call(joinChannel, { workspaceId, channelId: open });
  expect(socket.of("event")).toEqual([]);
});
