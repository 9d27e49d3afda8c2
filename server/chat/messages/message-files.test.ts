import { bootWorkspace } from "@atrium/contract/boot.ts";
import { removeChannelMember } from "@atrium/contract/chat/channels.ts";
import {
  deleteMessage,
  editMessage,
  listMessages,
  restoreMessage,
  sendMessage,
} from "@atrium/contract/chat/messages.ts";
import { readFile, removeFile } from "@atrium/contract/files/files.ts";
import { removeMember } from "@atrium/contract/workspace/members.ts";
import { expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { announced, contentOf, uploaded } from "../../testing/files.ts";
import { channelOf, names, rooms, say, toldBy } from "../../testing/rooms.ts";
import { signedUp } from "../../testing/signed-up.ts";
import { following, heard } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";
import { joined } from "../../testing/workspaces.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider, open, closed } = place;

const file = (who = member, content = "hello", name = "note.txt") =>
  uploaded(server, who, workspaceId, content, { name });
const sees = async (who: Parameters<typeof contentOf>[1], fileId: string) =>
  (await contentOf(server, who, workspaceId, fileId)).status === 200;
const sent = async (channelId: string, text = "look", who = member) => {
  const one = await file(who);
  return { file: one, message: await say(place, who, channelId, text, { files: [one.id] }) };
};

test("files are sent with a message, in their order, and told to its channel", async () => {
  const files = [await file(member, "one", "b.txt"), await file(member, "two", "a.txt")];
  const input = { workspaceId, channelId: closed, clientId: newId(), text: "", files: files.map(({ id }) => id) };
  const told = await toldBy(server, place, () => member.client.call(sendMessage, input));
  expect(names(told)).toEqual({ owner: ["messageSent"], member: ["messageSent"], admin: [], guest: [] });
  expect(told.owner[0]?.data).toMatchObject({ message: { text: "", parts: { files } } });
  const { messages } = await owner.client.call(listMessages, { workspaceId, channelId: closed });
  expect(messages.at(-1)?.parts.files).toEqual(files);
  const uses = "select place_id, kind from file_use where holder_id = $1 order by position";
  expect((await pool.query(uses, [messages.at(-1)?.id])).rows).toEqual(
    files.map(() => ({ place_id: closed, kind: "message" })),
  );
});

test("a retry is the same message, also when its file is gone meanwhile", async () => {
  const one = await file();
  const input = { workspaceId, channelId: open, clientId: newId(), text: "once", files: [one.id] };
  const first = await member.client.call(sendMessage, input);
  const told = await toldBy(server, place, async () => {
    const again = await Promise.all([1, 2].map(() => member.client.call(sendMessage, input)));
    for (const { message } of again) expect(message).toEqual(first.message);
  });
  expect(names(told).owner).toEqual([]);
});

test("as many as the instance allows, and not one more", async () => {
  const { fileLimits, filePreviews } = await member.client.call(bootWorkspace, { workspaceId });
  expect({ ...fileLimits, filePreviews }).toEqual({ bytes: 100_000_000, perMessage: 10, filePreviews: false });
  const files = Array.from({ length: 11 }, () => newId());
  const send = member.client.call(sendMessage, { workspaceId, channelId: open, clientId: newId(), text: "", files });
  expect(await refused(send)).toMatchObject({
    code: "invalid_input",
    fields: [{ path: "files", message: "at most 10" }],
  });
});

test("files are seen by who may read the message, and by nobody else", async () => {
  const shown = await sent(open);
  const hidden = await sent(closed);
  for (const who of [owner, admin, member, guest]) expect(await sees(who, shown.file.id)).toBe(true);
  for (const who of [owner, member]) expect(await sees(who, hidden.file.id)).toBe(true);
  for (const who of [admin, guest, outsider]) expect(await sees(who, hidden.file.id)).toBe(false);
  expect(await sees(outsider, shown.file.id)).toBe(false);
  const asked = { workspaceId, fileId: hidden.file.id };
  expect((await refused(admin.client.call(readFile, asked))).code).toBe("not_found");
  expect((await owner.client.call(readFile, asked)).file).toEqual(hidden.file);
});

test("with the message its files go, at once and for its author too, and come back with it", async () => {
  const { file: one, message } = await sent(open);
  const which = { workspaceId, channelId: open, messageId: message.id };
  await member.client.call(deleteMessage, which);
  for (const who of [owner, member]) expect(await sees(who, one.id)).toBe(false);
  const { rows } = await pool.query("select count(*) from event where data::text like $1 and name = 'messageSent'", [
    `%${one.id}%`,
  ]);
  expect(Number(rows[0].count)).toBe(0);
  await member.client.call(restoreMessage, which);
  for (const who of [owner, member]) expect(await sees(who, one.id)).toBe(true);
});

test("who leaves the channel or the workspace loses its files at once", async () => {
  const someone = await signedUp(server, { name: "Lena" });
  const memberId = await joined(server, workspaceId, someone);
  const room = await channelOf(place, { visibility: "private", memberIds: [member.memberId, memberId] });
  const { file: one } = await sent(room);
  expect(await sees(someone, one.id)).toBe(true);
  await owner.client.call(removeChannelMember, { workspaceId, channelId: room, memberId });
  expect(await sees(someone, one.id)).toBe(false);
  const { file: two } = await sent(open);
  expect(await sees(someone, two.id)).toBe(true);
  await owner.client.call(removeMember, { workspaceId, memberId });
  expect(await sees(someone, two.id)).toBe(false);
});

test("a file shown in two places is seen by who sees one of them", async () => {
  const one = await file();
  const inClosed = await say(place, member, closed, "here", { files: [one.id] });
  expect(await sees(guest, one.id)).toBe(false);
  await say(place, member, open, "and here", { files: [one.id] });
  expect(await sees(guest, one.id)).toBe(true);
  await member.client.call(deleteMessage, { workspaceId, channelId: closed, messageId: inClosed.id });
  expect(await sees(guest, one.id)).toBe(true);
});

test("one sends one's own complete files only", async () => {
  const send = (who: typeof member, fileId: string) =>
    refused(say(place, who, open, "mine", { files: [fileId] })).then(({ code }) => code);
  const theirs = await sent(open);
  expect(await send(owner, theirs.file.id)).toBe("not_found");
  expect(await send(member, newId())).toBe("not_found");
  const elsewhere = await uploaded(server, outsider, outsider.workspaceId, "elsewhere");
  expect(await send(member, elsewhere.id)).toBe("not_found");
  expect(await send(member, (await announced(member, workspaceId, 5)).id)).toBe("file_not_ready");
  expect((await refused(say(place, member, open, " "))).code).toBe("invalid_input");
});

test("editing keeps the files, and a message with files may lose its text", async () => {
  const { file: one, message } = await sent(open);
  const which = { workspaceId, channelId: open, messageId: message.id };
  const edited = await member.client.call(editMessage, { ...which, text: "" });
  expect(edited.message).toMatchObject({ text: "", parts: { files: [one] } });
  const plain = await say(place, member, open);
  const empty = member.client.call(editMessage, { ...which, messageId: plain.id, text: " " });
  expect((await refused(empty)).code).toBe("empty_message");
});

test("replies carry files like messages", async () => {
  const root = await say(place, owner, open);
  const one = await file();
  const reply = await say(place, member, open, "", { threadId: root.id, files: [one.id] });
  expect(reply.parts.files).toEqual([one]);
  expect(await sees(guest, one.id)).toBe(true);
});

test("a removed file is taken out of its messages, and a message of which nothing is left goes with it", async () => {
  const [one, two] = [await file(member, "one"), await file(member, "two")];
  const both = await say(place, member, open, "", { files: [one.id, two.id] });
  const now = async (messageId: string) => {
    const { messages } = await owner.client.call(listMessages, { workspaceId, channelId: open, limit: 200 });
    return messages.find(({ id }) => id === messageId);
  };
  const socket = await following(server, guest, workspaceId);
  await owner.client.call(removeFile, { workspaceId, fileId: one.id });
  expect((await now(both.id))?.parts.files).toEqual([two]);
  await socket.until(() => heard(socket).includes("messageChanged"));
  expect(heard(socket)).toEqual(["fileRemoved", "messageChanged"]);
  expect(socket.of("event")[1]?.data).toMatchObject({ message: { id: both.id, parts: { files: [two] } } });
  await member.client.call(removeFile, { workspaceId, fileId: two.id });
  await expect.poll(async () => (await now(both.id))?.deletedAt).toEqual(expect.any(String));
  const { rows } = await pool.query("select data from event where name = 'messageSent' and data::text like $1", [
    `%${one.id}%`,
  ]);
  expect(rows).toEqual([]);
});

test("a deleted message's files take no room once it cannot be brought back", async () => {
  const { file: one, message } = await sent(open);
  await member.client.call(deleteMessage, { workspaceId, channelId: open, messageId: message.id });
  const removed = async () =>
    (await pool.query("select removed_at from file where id = $1", [one.id])).rows[0].removed_at;
  expect(await removed()).toBe(null);
  await pool.query("update timer set due_at = now() where id = $1", [message.id]);
  await expect.poll(removed).not.toBe(null);
  const { file: two, message: kept } = await sent(open);
  const which = { workspaceId, channelId: open, messageId: kept.id };
  await member.client.call(deleteMessage, which);
  await member.client.call(restoreMessage, which);
  expect((await pool.query("select from timer where id = $1", [kept.id])).rowCount).toBe(0);
  expect(await sees(guest, two.id)).toBe(true);
});
