import { leaveChannel } from "@atrium/contract/chat/channels.ts";
import { deleteMessage, restoreMessage } from "@atrium/contract/chat/messages.ts";
import { FileKind, readFile, removeFile } from "@atrium/contract/files/files.ts";
import { createFolder } from "@atrium/contract/files/folders.ts";
import * as contract from "@atrium/contract/files/library.ts";
import type { CallOf } from "@atrium/contract/protocol/operation.ts";
import { afterEach, expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { uploaded } from "../../testing/files.ts";
import { png } from "../../testing/pictures.ts";
import { channelOf, names, rooms, say, toldBy } from "../../testing/rooms.ts";
import { unfollowAll } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";
import { type FileRow, sharedFileOf } from "../shared-files/index.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider, open, closed } = place;
afterEach(unfollowAll);

const share = async (channelId: string, name = "note.txt", bytes: Buffer | string = "hello", who = member) => {
  const file = await uploaded(server, who, workspaceId, bytes, { name });
  const { id: messageId } = await say(place, who, channelId, "", { files: [file.id] });
  return { id: file.id, messageId };
};
type Wish = Omit<CallOf<typeof contract.listFiles>, "workspaceId">;
const list = (wish: Wish = {}, who = owner) => who.client.call(contract.listFiles, { workspaceId, ...wish });
const idsOf = async (wish: Wish = {}, who = owner) => (await list(wish, who)).files.map(({ file }) => file.id);
const folderIn = async (channelId: string | null, who = member) =>
  (await who.client.call(createFolder, { workspaceId, clientId: newId(), channelId, name: newId() })).folder.id;
const put = (fileIds: string[], channelId: string | null, folderId: string | null = null, who = member) =>
  who.client.call(contract.placeFiles, { workspaceId, fileIds, channelId, folderId });
const tag = (fileId: string, add: string[], remove: string[] = [], who = member) =>
  who.client.call(contract.tagFile, { workspaceId, fileId, add, remove });

test("everybody sees the files of the places they see, newest first, each once", async () => {
  const [first, second, third] = [await share(open), await share(closed), await share(open)];
  await put([first.id], closed);
  expect((await idsOf()).slice(0, 3)).toEqual([third.id, second.id, first.id]);
  expect((await idsOf({}, admin)).slice(0, 2)).toEqual([third.id, first.id]);
  expect(await idsOf({}, guest)).toEqual([third.id, first.id]);
  expect(await idsOf({ channelId: closed })).toEqual([second.id, first.id]);
  const [shown] = (await list({ channelId: open }, guest)).files;
  expect(shown).toMatchObject({
    place: { channelId: open, messageId: third.messageId, folderId: null },
    abilities: { remove: false, change: false, tag: false, share: false },
    tags: [],
  });
  expect((await refused(list({ channelId: closed }, admin))).code).toBe("not_found");
  expect((await refused(list({}, outsider))).code).toBe("not_found");
});

test("is paged without a gap, however many places show the same", async () => {
  const channels = await Promise.all([1, 2, 3, 4].map(() => channelOf(place, { memberIds: [member.memberId] })));
  const sent = [];
  for (const channelId of channels) sent.push((await share(channelId)).id, (await share(channelId)).id);
  const everywhere = (await share(channels[0] as string)).id;
  for (const channelId of channels) await put([everywhere], channelId);
  const found: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const { files, next } = await list({ limit: 2, ...(cursor && { cursor }) }, member);
    found.push(...files.map(({ file }) => file.id));
    if (!next) break;
    cursor = next;
  }
  expect(found.slice(0, 9)).toEqual([everywhere, ...sent.reverse()]);
  expect(new Set(found).size).toBe(found.length);
});

test("is filtered by type, person, tag and day", async () => {
  const channelId = await channelOf(place, { memberIds: [member.memberId] });
  const before = new Date().toISOString();
  const picture = (await share(channelId, "plan.png", png(8, 8))).id;
  const between = new Date(Date.now() + 1).toISOString();
  await expect.poll(() => new Date().toISOString() > between).toBe(true);
  const note = (await share(channelId, "note.txt", "words", owner)).id;
  expect(await idsOf({ channelId, type: "image" })).toEqual([picture]);
  expect(await idsOf({ channelId, type: "document" })).toEqual([note]);
  expect(await idsOf({ channelId, uploaderId: member.memberId })).toEqual([picture]);
  expect(await idsOf({ channelId, uploaderId: member.memberId, type: "document" })).toEqual([]);
  expect(await idsOf({ channelId, from: between })).toEqual([note]);
  expect(await idsOf({ channelId, from: before, until: between })).toEqual([picture]);
  await tag(note, ["Minutes"]);
  expect(await idsOf({ channelId, tag: "minutes" })).toEqual([note]);
  expect(await idsOf({ tag: "minutes" }, admin)).toEqual([note]);
  expect(await idsOf({ tag: "minutes" }, guest)).toEqual([]);
});

test("the database sorts media types as the kinds do", async () => {
  const mediaTypes = [
    ...["image/png", "image/webp", "image/svg+xml", "image/tiff", "video/mp4", "audio/ogg", "application/pdf"],
    ...["text/plain", "text/html", "application/json", "application/xml", "application/zip", "application/rtf"],
    ...["application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/msword"],
    ...["application/vnd.oasis.opendocument.text", "application/vnd.ms-excel", "application/octet-stream"],
  ];
  const { rows } = await pool.query("select m, file_type(m) as type from unnest($1::text[]) as m", [mediaTypes]);
  const kindOf = (media_type: string) =>
    sharedFileOf({ media_type, name: "file", details: {}, created_at: new Date() } as FileRow).kind;
  const kinds = mediaTypes.map((m) => ({ m, type: contract.typeOfKind[kindOf(m)] }));
  expect(rows).toEqual(kinds);
  expect(Object.keys(contract.typeOfKind).sort()).toEqual([...FileKind.options].sort());
});

test("a deleted message takes its files out of every list, a restored one brings them back; so does losing access", async () => {
  const channelId = await channelOf(place, { visibility: "private", memberIds: [member.memberId] });
  const { id, messageId } = await share(channelId);
  await member.client.call(deleteMessage, { workspaceId, channelId, messageId });
  expect(await idsOf({ channelId })).toEqual([]);
  expect((await idsOf()).includes(id)).toBe(false);
  await member.client.call(restoreMessage, { workspaceId, channelId, messageId });
  expect(await idsOf({ channelId })).toEqual([id]);
  await member.client.call(leaveChannel, { workspaceId, channelId });
  expect((await idsOf({}, member)).includes(id)).toBe(false);
  expect((await refused(member.client.call(contract.readLibraryFile, { workspaceId, fileId: id }))).code).toBe(
    "not_found",
  );
});

test("a removed file is in no list", async () => {
  const { id } = await share(closed);
  await member.client.call(removeFile, { workspaceId, fileId: id });
  expect((await idsOf({ channelId: closed })).includes(id)).toBe(false);
  const { rows } = await pool.query("select from library_entry where file_id = $1", [id]);
  expect(rows).toEqual([]);
});

test("uploading into a folder shows the file to who sees the place, and tells them once", async () => {
  const folderId = await folderIn(null);
  const file = await uploaded(server, member, workspaceId);
  expect((await refused(owner.client.call(readFile, { workspaceId, fileId: file.id }))).code).toBe("not_found");
  const told = await toldBy(server, place, async () => {
    const first = await put([file.id], null, folderId);
    expect(await put([file.id], null, folderId)).toEqual(first);
  });
  // What an earlier test did to a message may be told late.
  const ofFiles = Object.entries(names(told)).map(([who, all]) => [who, all.filter((name) => name.startsWith("file"))]);
  const once = ["filePlaced"];
  expect(Object.fromEntries(ofFiles)).toEqual({ owner: once, member: once, admin: once, guest: [] });
  expect(told.owner.find(({ name }) => name === "filePlaced")?.data).toEqual({ channelId: null, folderId, file });
  expect(await idsOf({ folderId })).toEqual([file.id]);
  expect(await idsOf({ scope: "workspace" }, admin)).toEqual([file.id]);
  await owner.client.call(readFile, { workspaceId, fileId: file.id });
  expect((await refused(list({ folderId }, guest))).code).toBe("not_found");
});

test("what was sent in a channel can be put into another place; there it is seen by who sees that", async () => {
  const { id } = await share(closed);
  const folderId = await folderIn(open);
  expect((await refused(guest.client.call(readFile, { workspaceId, fileId: id }))).code).toBe("not_found");
  await put([id], open, folderId);
  await guest.client.call(readFile, { workspaceId, fileId: id });
  expect(await idsOf({ folderId }, guest)).toEqual([id]);
  const next = await folderIn(open);
  await put([id], open, next, owner);
  expect(await idsOf({ folderId }, guest)).toEqual([]);
  expect((await list({ folderId: next }, guest)).files[0]?.place).toMatchObject({ channelId: open, folderId: next });
  await put([id], open, null);
  expect(await idsOf({ folderId: next }, guest)).toEqual([]);
  expect((await idsOf({ channelId: open }, guest)).includes(id)).toBe(true);
});

test("taking a file out of a place tells the place, and never hides it from everybody", async () => {
  const { id } = await share(closed);
  await put([id], open);
  const take = (fileId: string, channelId: string, who = member) =>
    who.client.call(contract.unplaceFile, { workspaceId, fileId, channelId });
  const told = await toldBy(server, place, async () => {
    await take(id, open);
    await take(id, open);
  });
  const once = ["fileUnplaced"];
  expect(names(told)).toEqual({ owner: once, member: once, admin: [], guest: once });
  expect((await refused(guest.client.call(readFile, { workspaceId, fileId: id }))).code).toBe("not_found");
  const alone = await uploaded(server, member, workspaceId);
  await put([alone.id], open);
  expect((await refused(take(alone.id, open))).code).toBe("only_place");
  expect((await idsOf({ channelId: open })).includes(alone.id)).toBe(true);
});

test("tags are added and taken off by who may organise, told once to who sees the file", async () => {
  const { id } = await share(closed);
  const told = await toldBy(server, place, async () => {
    expect((await tag(id, ["Draft ", "2026"])).tags).toEqual(["2026", "draft"]);
    expect((await tag(id, ["draft"])).tags).toEqual(["2026", "draft"]);
    expect((await tag(id, [], ["2026", "other"], owner)).tags).toEqual(["draft"]);
  });
  const twice = ["fileTagged", "fileTagged"];
  expect(names(told)).toEqual({ owner: twice, member: twice, admin: [], guest: [] });
  expect(told.owner[1]?.data).toEqual({ fileId: id, tags: ["draft"] });
  const many = (n: number) => Array.from({ length: 20 }, (_, index) => `tag ${n} ${index}`);
  expect((await refused(tag(id, many(1)))).code).toBe("too_many_tags");
  const suggested = async (typed: string, who = owner) =>
    (await who.client.call(contract.suggestTags, { workspaceId, typed })).tags;
  expect(await suggested("DR")).toEqual(["draft"]);
  expect(await suggested("dr", admin)).toEqual([]);
});

test("who may not is refused and nobody hears of it", async () => {
  const [shown, hidden] = [await share(open), await share(closed)];
  const unsent = await uploaded(server, member, workspaceId);
  const folderId = await folderIn(closed);
  const told = await toldBy(server, place, async () => {
    expect((await refused(put([shown.id], open, null, guest))).code).toBe("not_allowed");
    expect((await refused(put([shown.id], open, null, admin))).code).toBe("not_allowed");
    expect((await refused(put([hidden.id], null, null, admin))).code).toBe("not_found");
    expect((await refused(put([unsent.id], null, null, owner))).code).toBe("not_found");
    expect((await refused(put([shown.id, newId()], null))).code).toBe("not_found");
    expect((await refused(put([shown.id], open, folderId))).code).toBe("not_found");
    expect((await refused(put([hidden.id], closed, null, outsider))).code).toBe("not_found");
    expect((await refused(tag(shown.id, ["x"], [], guest))).code).toBe("not_allowed");
    expect((await refused(tag(hidden.id, ["x"], [], admin))).code).toBe("not_found");
    expect((await refused(tag(hidden.id, ["x"], [], outsider))).code).toBe("not_found");
  });
  expect(names(told)).toEqual({ owner: [], member: [], admin: [], guest: [] });
});
