import { archiveChannel } from "@atrium/contract/chat/channels.ts";
import { signalTyping } from "@atrium/contract/chat/typing.ts";
import { afterEach, expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { channelOf, rooms, say } from "../../testing/rooms.ts";
import { following, unfollowAll } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider, open, closed } = place;
afterEach(unfollowAll);

test("tells who is in the channel and nobody else, and keeps nothing", async () => {
  const count = async () => (await pool.query("select count(*)::int as n from event")).rows[0].n;
  const before = await count();
  const [inside, outside] = [await following(server, owner, workspaceId), await following(server, admin, workspaceId)];
  await member.client.call(signalTyping, { workspaceId, channelId: closed });
  await inside.until(() => inside.of("signal").length > 0);
  expect(inside.of("signal")[0]).toMatchObject({
    name: "typing",
    data: { channelId: closed, threadId: null, memberId: member.memberId },
  });
  expect(await count()).toBe(before);
  await say(place, member, open, "end");
  await inside.until(() => inside.of("event").length > 0);
  expect(outside.of("signal")).toEqual([]);
});

test("names the thread one is typing in", async () => {
  const { id: threadId } = await say(place, owner, closed);
  const socket = await following(server, owner, workspaceId);
  await member.client.call(signalTyping, { workspaceId, channelId: closed, threadId });
  await socket.until(() => socket.of("signal").length > 0);
  expect(socket.of("signal")[0]?.data).toMatchObject({ threadId });
  const elsewhere = { workspaceId, channelId: open, threadId };
  expect((await refused(member.client.call(signalTyping, elsewhere))).code).toBe("not_found");
});

test("is for who could send", async () => {
  const channelId = await channelOf(place);
  const type = (who: typeof owner, id: string) => who.client.call(signalTyping, { workspaceId, channelId: id });
  expect((await refused(type(admin, channelId))).code).toBe("not_allowed");
  for (const who of [admin, guest, outsider]) expect((await refused(type(who, closed))).code).toBe("not_found");
  await owner.client.call(archiveChannel, { workspaceId, channelId });
  expect((await refused(type(owner, channelId))).code).toBe("archived");
});
