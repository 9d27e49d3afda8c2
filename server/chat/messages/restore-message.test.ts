import { deleteMessage, readMessage, restoreMessage } from "@atrium/contract/chat/messages.ts";
import { addReaction, removeReaction } from "@atrium/contract/chat/reactions.ts";
import { expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { names, rooms, say, toldBy } from "../../testing/rooms.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, outsider, open, closed } = place;

test("brings text and reactions back, and tells the channel", async () => {
  const said = await say(place, member, closed, "not gone");
  const input = { workspaceId, channelId: closed, messageId: said.id };
  await owner.client.call(addReaction, { ...input, emoji: "👍" });
  await owner.client.call(addReaction, { ...input, emoji: "🎉" });
  await member.client.call(deleteMessage, input);
  const quiet = await toldBy(server, place, () => owner.client.call(removeReaction, { ...input, emoji: "🎉" }));
  expect(quiet.member).toEqual([]);
  const told = await toldBy(server, place, () => member.client.call(restoreMessage, input));
  expect(names(told)).toEqual({ owner: ["messageChanged"], member: ["messageChanged"], admin: [], guest: [] });
  const back = {
    text: "not gone",
    deletedAt: null,
    reactions: [{ emoji: "👍", count: 1, memberIds: [owner.memberId] }],
  };
  expect(told.owner[0]?.data["message"]).toMatchObject(back);
  expect((await member.client.call(readMessage, input)).message).toMatchObject(back);
});

test("what is not deleted stays as it is, and nobody is told", async () => {
  const message = await say(place, member, closed);
  const input = { workspaceId, channelId: closed, messageId: message.id };
  const told = await toldBy(server, place, async () => {
    expect(await member.client.call(restoreMessage, input)).toEqual({ message });
  });
  expect(told.member).toEqual([]);
});

test("is for who deleted it: the author does not undo a moderator, nor a moderator the author", async () => {
  const one = { workspaceId, channelId: open, messageId: (await say(place, member, open)).id };
  await admin.client.call(deleteMessage, one);
  expect((await refused(member.client.call(restoreMessage, one))).code).toBe("not_allowed");
  expect((await admin.client.call(restoreMessage, one)).message.deletedAt).toBeNull();
  const other = { workspaceId, channelId: open, messageId: (await say(place, member, open)).id };
  await member.client.call(deleteMessage, other);
  expect((await refused(admin.client.call(restoreMessage, other))).code).toBe("not_allowed");
  expect((await refused(outsider.client.call(restoreMessage, other))).code).toBe("not_found");
});

test("is too late after a day", async () => {
  const input = { workspaceId, channelId: open, messageId: (await say(place, member, open)).id };
  await member.client.call(deleteMessage, input);
  await pool.query("update message set deleted_at = deleted_at - interval '23 hours 59 minutes' where id = $1", [
    input.messageId,
  ]);
  await member.client.call(restoreMessage, input);
  await member.client.call(deleteMessage, input);
  await pool.query("update message set deleted_at = deleted_at - interval '24 hours 1 minute' where id = $1", [
    input.messageId,
  ]);
  expect((await refused(member.client.call(restoreMessage, input))).code).toBe("too_late");
});
