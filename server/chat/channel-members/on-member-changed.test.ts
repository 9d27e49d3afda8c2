import { listChannelMembers, listMyChannels, openDirect, readChannel } from "@atrium/contract/chat/channels.ts";
import { listMessages } from "@atrium/contract/chat/messages.ts";
import { reinstateMember, removeMember, suspendMember } from "@atrium/contract/workspace/members.ts";
import { leaveWorkspace } from "@atrium/contract/workspace/workspaces.ts";
import { expect, test } from "vitest";
import { channelOf, names, rooms, say, toldBy } from "../../testing/rooms.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();

test("who is removed leaves every channel, and keeps the name on what they wrote", async () => {
  const place = await rooms(server);
  const { workspaceId, owner, member, open, closed } = place;
  await say(place, member, closed, "I was here");
  const { channel } = await member.client.call(openDirect, { workspaceId, memberIds: [owner.memberId] });
  await say(place, member, channel.channel.id, "bye");
  await owner.client.call(removeMember, { workspaceId, memberId: member.memberId });
  const { rows } = await pool.query(
    "select c.kind from channel_member m join channel c on c.id = m.channel_id where m.member_id = $1",
    [member.memberId],
  );
  expect(rows).toEqual([{ kind: "direct" }]);
  for (const channelId of [open, closed]) {
    const { channel: left } = await owner.client.call(readChannel, { workspaceId, channelId });
    const { items } = await owner.client.call(listChannelMembers, { workspaceId, channelId });
    expect(left.memberCount).toBe(items.length);
    expect(items.map(({ id }) => id)).not.toContain(member.memberId);
  }
  const { people } = await owner.client.call(listMessages, { workspaceId, channelId: closed });
  expect(people).toMatchObject([{ id: member.memberId, name: "Mina Member", state: "left" }]);
  const { items } = await owner.client.call(listMyChannels, { workspaceId });
  expect(items.find((item) => item.channel.kind === "direct")?.channel.people).toContain(member.memberId);
});

test("those who stay are told, channel by channel", async () => {
  const place = await rooms(server);
  const { workspaceId, owner, guest, open } = place;
  const events = await pool.query("select max(seq)::int as seq from event where workspace_id = $1", [workspaceId]);
  await guest.client.call(leaveWorkspace, { workspaceId });
  const { rows } = await pool.query(
    "select name, audience, data from event where workspace_id = $1 and seq > $2 and name like 'channel%' order by seq",
    [workspaceId, events.rows[0].seq],
  );
  expect(rows).toEqual([
    { name: "channelLeft", audience: [`person:${guest.memberId}`], data: { channelId: open } },
    {
      name: "channelMembersChanged",
      audience: [`channel:${open}`],
      data: { channelId: open, memberCount: 2, joined: [], left: [guest.memberId] },
    },
  ]);
  expect((await owner.client.call(readChannel, { workspaceId, channelId: open })).channel.memberCount).toBe(2);
});

test("who is suspended finds everything again on the day of the return", async () => {
  const place = await rooms(server);
  const { workspaceId, owner, guest, open } = place;
  await owner.client.call(suspendMember, { workspaceId, memberId: guest.memberId });
  await say(place, owner, open, "meanwhile");
  await owner.client.call(reinstateMember, { workspaceId, memberId: guest.memberId });
  const { items } = await guest.client.call(listMyChannels, { workspaceId });
  expect(items).toMatchObject([{ channel: { id: open, memberCount: 3 }, lastSeq: 1, readSeq: 0 }]);
  const told = await toldBy(server, place, () => say(place, owner, open, "welcome back"));
  expect(names(told).guest).toEqual(["messageSent"]);
});

test("leaving while others write and leave at the same time neither hangs nor miscounts", async () => {
  const place = await rooms(server);
  const { workspaceId, owner, member, guest, open } = place;
  const more = await Promise.all(
    Array.from({ length: 6 }, () => channelOf(place, { memberIds: [member.memberId, guest.memberId] })),
  );
  await Promise.all([
    owner.client.call(removeMember, { workspaceId, memberId: member.memberId }),
    guest.client.call(leaveWorkspace, { workspaceId }),
    ...[open, ...more].map((channelId) => say(place, owner, channelId)),
  ]);
  const { rows } = await pool.query("select distinct member_count from channel where id = any($1)", [[open, ...more]]);
  expect(rows).toEqual([{ member_count: 1 }]);
});
