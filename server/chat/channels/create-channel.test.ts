import { createChannel, listChannelMembers } from "@atrium/contract/chat/channels.ts";
import { expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { names, rooms, say, toldBy } from "../../testing/rooms.ts";
import { following } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider } = place;

test("makes a public channel, with its creator and the people brought along in it", async () => {
  const told = await toldBy(server, place, async () => {
    const { channel } = await member.client.call(createChannel, {
      workspaceId,
      name: "  Autumn ",
      topic: "leaves",
      memberIds: [guest.memberId, member.memberId],
    });
    expect(channel).toMatchObject({
      channel: { name: "Autumn", topic: "leaves", kind: "channel", visibility: "public", memberCount: 2, people: [] },
      lastSeq: 0,
      readSeq: 0,
    });
    const { rows } = await pool.query("select name, created_by, member_count from channel where id = $1", [
      channel.channel.id,
    ]);
    expect(rows).toEqual([{ name: "Autumn", created_by: member.memberId, member_count: 2 }]);
  });
  expect(names(told)).toEqual({
    owner: ["channelCreated"],
    admin: ["channelCreated"],
    member: ["channelCreated", "channelJoined"],
    guest: ["channelJoined"],
  });
});

test("a private channel is told to nobody but those in it, who hear it from then on", async () => {
  const listener = await following(server, guest, workspaceId);
  const told = await toldBy(server, place, async () => {
    const { channel } = await member.client.call(createChannel, {
      workspaceId,
      name: "Surprise",
      visibility: "private",
      memberIds: [guest.memberId],
    });
    await say(place, member, channel.channel.id, "shh");
  });
  expect(names(told)).toEqual({
    owner: [],
    admin: [],
    member: ["channelJoined", "messageSent"],
    guest: ["channelJoined", "messageSent"],
  });
  listener.close();
});

test("a name is there once, whatever its case, also when several ask at once", async () => {
  const create = (name: string) => owner.client.call(createChannel, { workspaceId, name });
  await create("Pläne");
  expect((await refused(create("PLÄNE"))).code).toBe("name_taken");
  const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => create("Race")));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("again with the same key is the same channel", async () => {
  const key = newId();
  const input = { workspaceId, name: "Once" };
  const first = await owner.client.call(createChannel, input, { key });
  expect(await owner.client.call(createChannel, input, { key })).toEqual(first);
});

test("needs the permission, and people who are in the workspace", async () => {
  const input = { workspaceId, name: "Mine" };
  expect((await refused(guest.client.call(createChannel, input))).code).toBe("not_allowed");
  expect((await refused(outsider.client.call(createChannel, input))).code).toBe("not_found");
  const error = await refused(
    owner.client.call(createChannel, { ...input, memberIds: [admin.memberId, outsider.memberId] }),
  );
  expect(error).toMatchObject({ code: "invalid_input", fields: [{ path: "memberIds.1" }] });
  const { rows } = await pool.query("select from channel where workspace_id = $1 and name = 'Mine'", [workspaceId]);
  expect(rows).toHaveLength(0);
});

test.each(["", "   ", "a#b", "a\nb", "@all", "x".repeat(81)])("the name %j is refused", async (name) => {
  expect((await refused(owner.client.call(createChannel, { workspaceId, name }))).code).toBe("invalid_input");
});

test("who is brought along is in the list of its people", async () => {
  const { channel } = await owner.client.call(createChannel, {
    workspaceId,
    name: "List",
    memberIds: [member.memberId],
  });
  const input = { workspaceId, channelId: channel.channel.id };
  const { items } = await member.client.call(listChannelMembers, input);
  expect(items.map(({ id }) => id)).toEqual([member.memberId, owner.memberId]);
});
