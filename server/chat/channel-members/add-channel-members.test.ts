import { addChannelMembers, archiveChannel, leaveChannel, openDirect } from "@atrium/contract/chat/channels.ts";
import { removeMember } from "@atrium/contract/workspace/members.ts";
import { expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { channelOf, names, rooms, say, toldBy } from "../../testing/rooms.ts";
import { signedUp } from "../../testing/signed-up.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";
import { joined } from "../../testing/workspaces.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider } = place;

const privately = () => channelOf(place, { visibility: "private", memberIds: [member.memberId] });

test("lets people in; they get the row and hear what follows", async () => {
  const channelId = await privately();
  await say(place, owner, channelId, "earlier");
  const told = await toldBy(server, place, async () => {
    const memberIds = [guest.memberId, admin.memberId, member.memberId];
    const answer = await member.client.call(addChannelMembers, { workspaceId, channelId, memberIds });
    expect(answer).toMatchObject({ channel: { memberCount: 4 }, added: [admin.memberId, guest.memberId].sort() });
    await say(place, owner, channelId, "welcome");
  });
  const added = ["channelJoined", "channelMembersChanged", "messageSent"];
  const there = ["channelMembersChanged", "messageSent"];
  expect(names(told)).toEqual({ owner: there, member: there, admin: added, guest: added });
  expect(told.guest[0]?.data).toMatchObject({
    channel: { channel: { id: channelId }, lastSeq: 1, readSeq: 1, mentions: 0 },
  });
  const { rows } = await pool.query("select added_by from channel_member where channel_id = $1 and member_id = $2", [
    channelId,
    guest.memberId,
  ]);
  expect(rows).toEqual([{ added_by: member.memberId }]);
});

test("again changes nothing and tells nobody", async () => {
  const channelId = await privately();
  const input = { workspaceId, channelId, memberIds: [admin.memberId] };
  await owner.client.call(addChannelMembers, input);
  const told = await toldBy(server, place, async () => {
    expect((await owner.client.call(addChannelMembers, input)).added).toEqual([]);
  });
  expect(told.owner).toEqual([]);
});

test("the count stays right when several add the same people while others leave", async () => {
  const channelId = await channelOf(place, { memberIds: [member.memberId] });
  const people = await Promise.all(Array.from({ length: 6 }, () => signedUp(server)));
  const ids = await Promise.all(people.map((person) => joined(server, workspaceId, person)));
  const add = () => owner.client.call(addChannelMembers, { workspaceId, channelId, memberIds: ids });
  const leave = people.map(
    ({ client }) =>
      () =>
        client.call(leaveChannel, { workspaceId, channelId }),
  );
  await Promise.all(
    [add(), ...leave.map((one) => one()), add(), add(), ...leave.map((one) => one())].map((p) => p.catch(() => 0)),
  );
  const { rows } = await pool.query(
    "select member_count, (select count(*)::int from channel_member m where m.channel_id = c.id) as there from channel c where id = $1",
    [channelId],
  );
  expect(rows[0].member_count).toBe(rows[0].there);
});

test("strangers, and people who left, are unknown; then nobody is added", async () => {
  const channelId = await privately();
  const gone = await joined(server, workspaceId, await signedUp(server));
  await owner.client.call(removeMember, { workspaceId, memberId: gone });
  for (const stranger of [outsider.memberId, gone]) {
    const memberIds = [guest.memberId, stranger];
    expect((await refused(owner.client.call(addChannelMembers, { workspaceId, channelId, memberIds }))).code).toBe(
      "unknown_person",
    );
  }
  const { rows } = await pool.query("select from channel_member where channel_id = $1", [channelId]);
  expect(rows).toHaveLength(2);
});

test("is for who is in the channel and may, and not for direct messages", async () => {
  const channelId = await channelOf(place, { memberIds: [guest.memberId] });
  const add = (who: typeof owner, id: string) =>
    who.client.call(addChannelMembers, { workspaceId, channelId: id, memberIds: [member.memberId] });
  for (const who of [admin, guest]) expect((await refused(add(who, channelId))).code).toBe("not_allowed");
  expect((await refused(add(admin, await privately()))).code).toBe("not_found");
  expect((await refused(add(outsider, channelId))).code).toBe("not_found");
  await owner.client.call(archiveChannel, { workspaceId, channelId });
  expect((await refused(add(owner, channelId))).code).toBe("archived");
  const direct = await owner.client.call(openDirect, { workspaceId, memberIds: [guest.memberId] });
  expect((await refused(add(owner, direct.channel.channel.id))).code).toBe("not_a_channel");
});
