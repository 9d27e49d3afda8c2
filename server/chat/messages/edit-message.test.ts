import { archiveChannel } from "@atrium/contract/chat/channels.ts";
import { deleteMessage, editMessage, listMessageVersions, readMessage } from "@atrium/contract/chat/messages.ts";
import { addReaction } from "@atrium/contract/chat/reactions.ts";
import { expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { channelOf, names, rooms, say, toldBy } from "../../testing/rooms.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, outsider, open, closed } = place;

test("changes the text, keeps the old one, and tells the channel", async () => {
  const { id } = await say(place, member, closed, "first");
  const input = { workspaceId, channelId: closed, messageId: id };
  const told = await toldBy(server, place, () => member.client.call(editMessage, { ...input, text: "second" }));
  expect(names(told)).toEqual({ owner: ["messageChanged"], member: ["messageChanged"], admin: [], guest: [] });
  expect(told.owner[0]?.data).toMatchObject({ message: { id, text: "second", editedAt: expect.any(String) } });
  const { rows } = await pool.query("select text, edited_at from message where id = $1", [id]);
  expect(rows[0]).toMatchObject({ text: "second", edited_at: expect.any(Date) });
  const { versions } = await owner.client.call(listMessageVersions, input);
  expect(versions).toEqual([{ text: "first", until: rows[0].edited_at.toISOString() }]);
});

test("the same text again changes nothing and tells nobody", async () => {
  const { id } = await say(place, member, closed, "first");
  const input = { workspaceId, channelId: closed, messageId: id, text: "second" };
  const { message } = await member.client.call(editMessage, input);
  const told = await toldBy(server, place, async () => {
    expect(await member.client.call(editMessage, input)).toEqual({ message });
  });
  expect(told.member).toEqual([]);
});

test("every earlier text stays readable, the newest first, also after many edits at once", async () => {
  const { id } = await say(place, member, open, "text 0");
  const input = { workspaceId, channelId: open, messageId: id };
  await Promise.all(
    Array.from({ length: 10 }, (_, n) => member.client.call(editMessage, { ...input, text: `text ${n + 1}` })),
  );
  const { versions } = await owner.client.call(listMessageVersions, input);
  const { message } = await owner.client.call(readMessage, input);
  expect(new Set([...versions.map(({ text }) => text), message.text]).size).toBe(11);
  expect(versions.at(-1)?.text).toBe("text 0");
});

test("others keep their reactions, and everybody is told them without `mine`", async () => {
  const { id } = await say(place, member, closed, "first");
  const input = { workspaceId, channelId: closed, messageId: id };
  await owner.client.call(addReaction, { ...input, emoji: "👍" });
  const told = await toldBy(server, place, async () => {
    await member.client.call(editMessage, { ...input, text: "second" });
  });
  const reaction = { emoji: "👍", count: 1, memberIds: [owner.memberId] };
  expect(told.owner[0]?.data["message"]).toMatchObject({ reactions: [{ ...reaction, mine: false }] });
  const { message } = await owner.client.call(readMessage, input);
  expect(message.reactions).toEqual([{ ...reaction, mine: true }]);
});

test("calls nobody who is named only now", async () => {
  const { id } = await say(place, member, closed, "first");
  const text = `[@Olive](person:${owner.memberId})`;
  await member.client.call(editMessage, { workspaceId, channelId: closed, messageId: id, text });
  const { rows } = await pool.query("select from mention where message_id = $1", [id]);
  expect(rows).toHaveLength(0);
});

test("is for the author alone, in a channel that is open, of a message that is there", async () => {
  const channelId = await channelOf(place, { memberIds: [member.memberId] });
  const { id: messageId } = await say(place, member, channelId);
  const input = { workspaceId, channelId, messageId, text: "mine now" };
  expect((await refused(owner.client.call(editMessage, input))).code).toBe("not_allowed");
  expect((await refused(admin.client.call(editMessage, input))).code).toBe("not_allowed");
  expect((await refused(outsider.client.call(editMessage, input))).code).toBe("not_found");
  expect((await refused(member.client.call(editMessage, { ...input, channelId: closed }))).code).toBe("not_found");
  await member.client.call(deleteMessage, { workspaceId, channelId, messageId });
  expect((await refused(member.client.call(editMessage, input))).code).toBe("deleted");
  await owner.client.call(archiveChannel, { workspaceId, channelId });
  expect((await refused(member.client.call(editMessage, input))).code).toBe("archived");
});
