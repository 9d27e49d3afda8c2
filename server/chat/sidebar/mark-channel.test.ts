import { joinChannel, markChannel, readChannel } from "@atrium/contract/chat/channels.ts";
import { expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { names, rooms, toldBy } from "../../testing/rooms.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, outsider, open, closed } = place;

test("marks the channel for oneself, and one's own devices hear of it", async () => {
  const told = await toldBy(server, place, async () => {
    const { channel } = await member.client.call(markChannel, { workspaceId, channelId: open, favourite: true });
    expect(channel).toMatchObject({ favourite: true, muted: false });
  });
  expect(names(told)).toEqual({ owner: [], admin: [], member: ["channelMarked"], guest: [] });
  expect(told.member[0]?.data).toEqual({
    channelId: open,
    favourite: true,
    muted: false,
    notificationLevel: null,
    sectionId: null,
    place: null,
  });
  const { rows } = await pool.query(
    "select favourite, muted from channel_member where channel_id = $1 and member_id = $2",
    [open, member.memberId],
  );
  expect(rows).toEqual([{ favourite: true, muted: false }]);
  const { mine } = await owner.client.call(readChannel, { workspaceId, channelId: open });
  expect(mine).toMatchObject({ favourite: false, muted: false });
});

test("chooses what one is told of the channel, and goes back to what one's preferences say", async () => {
  const input = { workspaceId, channelId: open };
  const told = await toldBy(server, place, async () => {
    const { channel } = await member.client.call(markChannel, { ...input, notificationLevel: "nothing" });
    expect(channel).toMatchObject({ favourite: true, notificationLevel: "nothing" });
    await member.client.call(markChannel, { ...input, notificationLevel: "nothing" });
  });
  expect(told.member.map((frame) => frame.data)).toEqual([
    { channelId: open, favourite: true, muted: false, notificationLevel: "nothing", sectionId: null, place: null },
  ]);
  const { rows } = await pool.query("select notify from channel_member where channel_id = $1 and member_id = $2", [
    open,
    member.memberId,
  ]);
  expect(rows).toEqual([{ notify: "nothing" }]);
  expect((await member.client.call(markChannel, { ...input, favourite: true })).channel.notificationLevel).toBe(
    "nothing",
  );
  expect((await member.client.call(markChannel, { ...input, notificationLevel: null })).channel.notificationLevel).toBe(
    null,
  );
});

test("the same again changes nothing and tells nobody", async () => {
  const input = { workspaceId, channelId: closed, muted: true };
  const first = await member.client.call(markChannel, input);
  const told = await toldBy(server, place, async () => {
    expect(await member.client.call(markChannel, input)).toEqual(first);
  });
  expect(told.member).toEqual([]);
});

test("is for who is in the channel", async () => {
  const input = { workspaceId, channelId: open, muted: true };
  expect((await refused(admin.client.call(markChannel, input))).code).toBe("not_allowed");
  expect((await refused(admin.client.call(markChannel, { ...input, channelId: closed }))).code).toBe("not_found");
  expect((await refused(outsider.client.call(markChannel, input))).code).toBe("not_found");
  await admin.client.call(joinChannel, { workspaceId, channelId: open });
  expect((await admin.client.call(markChannel, input)).channel.muted).toBe(true);
});
