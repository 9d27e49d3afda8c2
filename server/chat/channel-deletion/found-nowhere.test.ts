import { addBookmark } from "@atrium/contract/chat/bookmarks.ts";
import { bringBackChannel, deleteChannel } from "@atrium/contract/chat/channel-deletion.ts";
import { keepDraft } from "@atrium/contract/chat/drafts.ts";
import { forwardMessage } from "@atrium/contract/chat/forwarding.ts";
import { sendMessage } from "@atrium/contract/chat/messages.ts";
import { pinMessage } from "@atrium/contract/chat/pins.ts";
import { createPoll } from "@atrium/contract/chat/polling.ts";
import { addReaction } from "@atrium/contract/chat/reactions.ts";
import { createReminder } from "@atrium/contract/chat/reminders.ts";
import { saveMessage } from "@atrium/contract/chat/saved.ts";
import { scheduleMessage } from "@atrium/contract/chat/scheduled-messages.ts";
import { operations } from "@atrium/contract/contract.ts";
import { createFolder } from "@atrium/contract/files/folders.ts";
import { placeFiles } from "@atrium/contract/files/library.ts";
import { createShareLink } from "@atrium/contract/files/share-links.ts";
import type { Operation } from "@atrium/contract/protocol/operation.ts";
import { searchFiles, searchMessages } from "@atrium/contract/search/search.ts";
import { afterEach, expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { contentOf, uploaded } from "../../testing/files.ts";
import { channelOf, rooms, say } from "../../testing/rooms.ts";
import { following, type TestMember, unfollowAll } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";
import { forgetChannels } from "./forget-channels.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, member, guest, open } = place;
afterEach(unfollowAll);
const patient = { timeout: 20_000 };
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

/** A channel with one thing of every kind in it, each with the word; what is elsewhere stays. */
async function furnish(word: string) {
  const channelId = await channelOf(place, { name: `${word} room`, memberIds: [member.memberId, guest.memberId] });
  const where = { workspaceId, channelId };
  const { id: messageId } = await say(place, owner, channelId, `${word} [@x](person:${member.memberId})`);
  const { id: ownId } = await say(place, member, channelId, `${word} of one's own`);
  await say(place, owner, channelId, `${word} below`, { threadId: ownId });
  await owner.client.call(addReaction, { ...where, messageId: ownId, emoji: "👍" });
  const file = await uploaded(server, member, workspaceId, word, { name: `${word}.txt` });
  await say(place, member, channelId, "", { files: [file.id] });
  const placed = await uploaded(server, member, workspaceId, word, { name: `${word} placed.txt` });
  await say(place, member, channelId, "", { files: [placed.id] });
  const { folder } = await member.client.call(createFolder, { ...where, clientId: newId(), name: word });
  await member.client.call(placeFiles, { ...where, fileIds: [placed.id], folderId: folder.id });
  const elsewhere = await uploaded(server, member, workspaceId, "kept", { name: `kept ${newId()}.txt` });
  await say(place, member, channelId, "", { files: [elsewhere.id] });
  await say(place, member, open, "", { files: [elsewhere.id] });
  const call = <O extends Operation>(operation: O, input: object) =>
    member.client.call(operation, { ...where, ...input } as never);
  await call(pinMessage, { messageId });
  await call(saveMessage, { messageId });
  await call(addBookmark, { clientId: newId(), title: word, url: "https://example.org" });
  await call(createPoll, { clientId: newId(), question: word, options: ["a", "b"] });
  await call(createReminder, { clientId: newId(), messageId, text: word, remindAt: tomorrow() });
  await call(scheduleMessage, { clientId: newId(), text: word, sendAt: tomorrow() });
  await call(keepDraft, { text: word, base: 0 });
  await call(forwardMessage, { clientId: newId(), messageId, channelIds: [open] });
  const expiresAt = tomorrow();
  const link = await member.client.call(createShareLink, {
    workspaceId,
    fileId: file.id,
    clientId: newId(),
    expiresAt,
  });
  return {
    channelId,
    messageId,
    fileId: file.id,
    placedId: placed.id,
    elsewhereId: elsewhere.id,
    path: new URL(link.url).pathname,
  };
}

/** Everything that can be asked of a workspace without naming anything in it, and how each answer is found. */
const asked = operations.filter(
  ({ method, caller, input }) =>
    method === "GET" && caller === "workspace" && input.safeParse({ workspaceId: newId() }).success,
);

/** What answers mention the word, or the channel. */
async function mentioning(word: string, channelId: string, who: TestMember = member): Promise<string[]> {
  const found: string[] = [];
  const note = (name: string, answer: unknown) => {
    const text = JSON.stringify(answer);
    if (text.includes(word) || text.includes(channelId)) found.push(name);
  };
  for (const operation of asked)
    note(operation.name, await who.client.call(operation, { workspaceId } as never).catch(() => null));
  note("searchMessages", (await who.client.call(searchMessages, { workspaceId, query: word })).hits);
  note("searchFiles", (await who.client.call(searchFiles, { workspaceId, query: word })).files);
  return found.sort();
}

test("nothing of a deleted channel is found anywhere at once, and everything again when it is back", async () => {
  const word = `w${newId().replaceAll("-", "")}`;
  const { channelId, fileId, path } = await furnish(word);
  const link = async () => (await fetch(`${server.url}${path}`)).status;
  const file = async () => (await contentOf(server, member, workspaceId, fileId)).status;
  await expect
    .poll(() => mentioning(word, channelId), patient)
    .toEqual(expect.arrayContaining(["searchFiles", "searchMessages"]));
  const before = await mentioning(word, channelId);
  expect(before.length).toBeGreaterThan(10);
  expect([await link(), await file()]).toEqual([200, 200]);
  await member.client.call(sendMessage, { workspaceId, channelId: open, clientId: newId(), text: "elsewhere" });
  await owner.client.call(deleteChannel, { workspaceId, channelId });
  expect(await mentioning(word, channelId)).toEqual([]);
  expect([await link(), await file()]).toEqual([404, 404]);
  await owner.client.call(bringBackChannel, { workspaceId, channelId });
  expect(await mentioning(word, channelId)).toEqual(before);
  expect([await link(), await file()]).toEqual([200, 200]);
});

test("what was forwarded of it elsewhere shows its words no more, and who reads there is told", async () => {
  const word = `w${newId().replaceAll("-", "")}`;
  const { channelId } = await furnish(word);
  const socket = await following(server, guest, workspaceId);
  const told = () => socket.of("event").filter(({ name }) => name === "messageChanged");
  await owner.client.call(deleteChannel, { workspaceId, channelId });
  await socket.until(() => told().length > 0);
  expect(told()[0]?.data).toMatchObject({
    message: { channelId: open, parts: { forward: { withdrawn: true, text: "" } } },
  });
  await owner.client.call(bringBackChannel, { workspaceId, channelId });
  await socket.until(() => told().length > 1);
  expect(JSON.stringify(told()[1]?.data)).toContain(word);
});

/** Every table of workspaces that still holds something of these things, by any column that could name them. */
async function leftOf(ids: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query(`select c.table_name, c.column_name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.udt_name = 'uuid'`);
  const left: string[] = [];
  for (const { table_name: table, column_name: column } of rows) {
    const { rows: some } = await pool.query(`select from ${table} where ${column} = any($1::uuid[]) limit 1`, [ids]);
    if (some.length > 0) left.push(`${table}.${column}`);
  }
  return left.sort();
}

test("when its days are over everything in it is removed, bytes too; what is also elsewhere stays", async () => {
  const word = `w${newId().replaceAll("-", "")}`;
  const { channelId, messageId, fileId, placedId, elsewhereId } = await furnish(word);
  for (let n = 0; n < 3; n++) await say(place, owner, channelId, "more");
  const { rows: messages } = await pool.query("select id from message where channel_id = $1", [channelId]);
  const kept = await channelOf(place, { name: `kept ${newId()}` });
  await owner.client.call(deleteChannel, { workspaceId, channelId });
  await forgetChannels(server.platform);
  expect((await pool.query("select from message where id = $1", [messageId])).rowCount).toBe(1);
  const late = new Date(Date.now() + 31 * 86_400_000);
  await forgetChannels(server.platform, late);
  // A forward elsewhere says that its original is gone.
  expect(await leftOf([channelId, ...messages.map(({ id }) => id)])).toEqual([
    "forward.original_channel_id",
    "forward.original_id",
  ]);
  const { rows: forwards } = await pool.query("select text from forward where original_id = $1", [messageId]);
  expect(forwards).toEqual([{ text: "" }]);
  const { rows: files } = await pool.query(
    `select f.id, s.unused_at is null as used from file f join stored s on s.id = f.stored_id where f.id = any($1)`,
    [[fileId, placedId, elsewhereId]],
  );
  expect(Object.fromEntries(files.map(({ id, used }) => [id, used]))).toEqual({
    [fileId]: false,
    [placedId]: false,
    [elsewhereId]: true,
  });
  expect((await contentOf(server, member, workspaceId, elsewhereId)).status).toBe(200);
  await forgetChannels(server.platform, late);
  expect((await pool.query("select from channel where id = $1", [kept])).rowCount).toBe(1);
  const { values } = await server.platform.metrics.removed.get();
  expect(values.find(({ labels }) => labels.what === "channel")?.value).toBeGreaterThan(0);
});
