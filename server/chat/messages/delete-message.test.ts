import {
  deleteMessage,
  editMessage,
  listMessages,
  listMessageVersions,
  readMessage,
} from "@atrium/contract/chat/messages.ts";
import { addReaction } from "@atrium/contract/chat/reactions.ts";
import { afterEach, expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { channelOf, names, rooms, say, toldBy } from "../../testing/rooms.ts";
import { following, unfollowAll } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider, open, closed } = place;
afterEach(unfollowAll);

test("leaves a placeholder without text or reactions, and tells the channel", async () => {
  const { id: messageId, seq } = await say(place, member, closed, "a secret");
  const input = { workspaceId, channelId: closed, messageId };
  await owner.client.call(addReaction, { ...input, emoji: "👍" });
  const told = await toldBy(server, place, () => member.client.call(deleteMessage, input));
  expect(names(told)).toEqual({ owner: ["messageChanged"], member: ["messageChanged"], admin: [], guest: [] });
  const gone = {
    id: messageId,
    seq,
    text: "",
    reactions: [],
    deletedAt: expect.any(String),
    authorId: member.memberId,
  };
  expect(told.owner[0]?.data["message"]).toMatchObject(gone);
  const { message } = await owner.client.call(readMessage, input);
  expect(message).toMatchObject(gone);
  expect((await refused(owner.client.call(listMessageVersions, input))).code).toBe("deleted");
});

test("what was said is nowhere to be read any more, not in the events of the past either", async () => {
  const socket = await following(server, owner, workspaceId);
  const { id: messageId } = await say(place, member, closed, "unspeakable one");
  const input = { workspaceId, channelId: closed, messageId };
  await member.client.call(editMessage, { ...input, text: "unspeakable two" });
  await say(place, member, closed, "harmless");
  await socket.until(() => socket.of("event").length >= 3);
  const before = (socket.of("event")[0]?.seq ?? 0) - 1;
  await member.client.call(deleteMessage, input);
  const replay = await following(server, owner, workspaceId, before);
  const timeline = await owner.client.call(listMessages, { workspaceId, channelId: closed });
  expect(JSON.stringify([replay.frames, timeline])).not.toContain("unspeakable");
  expect(JSON.stringify(replay.frames)).toContain("harmless");
  expect(replay.of("event").map((frame) => frame.name)).toEqual([
    "messageSent",
    "messageChanged",
    "messageSent",
    "messageChanged",
  ]);
});

test("again changes nothing and tells nobody", async () => {
  const { id: messageId } = await say(place, member, closed);
  const input = { workspaceId, channelId: closed, messageId };
  const first = await member.client.call(deleteMessage, input);
  const told = await toldBy(server, place, async () => {
    expect(await owner.client.call(deleteMessage, input)).toEqual(first);
  });
  expect(told.owner).toEqual([]);
  const { rows } = await pool.query("select deleted_by from message where id = $1", [messageId]);
  expect(rows[0].deleted_by).toBe(member.memberId);
});

test("is for the author and for moderators", async () => {
  const { id: messageId } = await say(place, guest, open);
  const input = { workspaceId, channelId: open, messageId };
  expect((await refused(member.client.call(deleteMessage, input))).code).toBe("not_allowed");
  expect((await refused(outsider.client.call(deleteMessage, input))).code).toBe("not_found");
  expect((await admin.client.call(deleteMessage, input)).message.deletedAt).not.toBeNull();
});

test("a moderator sees nothing in a private channel they are not in", async () => {
  const { id: messageId } = await say(place, member, closed);
  const input = { workspaceId, channelId: closed, messageId };
  expect((await refused(admin.client.call(deleteMessage, input))).code).toBe("not_found");
});

test("the thread below stays, and can be answered", async () => {
  const channelId = await channelOf(place);
  const root = await say(place, owner, channelId, "root");
  await say(place, owner, channelId, "reply", { threadId: root.id });
  const { message } = await owner.client.call(deleteMessage, { workspaceId, channelId, messageId: root.id });
  expect(message).toMatchObject({ text: "", thread: { replies: 1 } });
  expect((await say(place, owner, channelId, "reply", { threadId: root.id })).threadSeq).toBe(2);
});
