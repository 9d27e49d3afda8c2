import { readFile, removeFile } from "@atrium/contract/files/files.ts";
import { placeFiles } from "@atrium/contract/files/library.ts";
import * as contract from "@atrium/contract/files/versions.ts";
import { afterEach, expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { contentOf, uploaded } from "../../testing/files.ts";
import { names, rooms, say, toldBy } from "../../testing/rooms.ts";
import { unfollowAll } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider, open, closed } = place;
afterEach(unfollowAll);

const upload = (bytes: string, who = member, name = "plan.txt") => uploaded(server, who, workspaceId, bytes, { name });
const share = async (bytes = "first", channelId = closed) => {
  const file = await upload(bytes);
  await say(place, member, channelId, "", { files: [file.id] });
  return file.id;
};
const add = (fileId: string, uploadId: string, who = member) =>
  who.client.call(contract.addFileVersion, { workspaceId, fileId, uploadId });
const versions = async (fileId: string, who = owner) =>
  (await who.client.call(contract.listFileVersions, { workspaceId, fileId })).versions;
const text = async (fileId: string, query = "", who = owner) =>
  (await contentOf(server, who, workspaceId, fileId, { query })).text();
const total = async () =>
  Number((await pool.query("select bytes from stored_total where workspace_id = $1", [workspaceId])).rows[0]?.bytes);
/** Previews are made meanwhile, and told as well. */
const byPeople = (frames: { name: string; actorId: string | null }[]) =>
  frames.filter(({ actorId }) => actorId !== null);

test("a new version is the same file with another content, told to who sees it; the same upload again is one version", async () => {
  const fileId = await share();
  const { id } = await upload("second, longer", member, "plan final.txt");
  const told = await toldBy(server, place, async () => {
    const first = await add(fileId, id);
    expect((await add(fileId, id)).file.version).toBe(first.file.version);
  });
  for (const who of ["owner", "member"] as const)
    expect(byPeople(told[who] as never).map(({ name }) => name)).toEqual(["fileChanged"]);
  expect([names(told).admin, names(told).guest]).toEqual([[], []]);
  const { file } = await owner.client.call(readFile, { workspaceId, fileId });
  expect(file).toMatchObject({ id: fileId, version: 2, name: "plan.txt", size: 14 });
  expect([await text(fileId), await text(fileId, "?v=2"), await text(fileId, "?v=1")]).toEqual([
    "second, longer",
    "second, longer",
    "first",
  ]);
  expect((await versions(fileId)).map(({ version, size, uploaderId }) => [version, size, uploaderId])).toEqual([
    [2, 14, member.memberId],
    [1, 5, member.memberId],
  ]);
  expect((await refused(member.client.call(readFile, { workspaceId, fileId: id }))).code).toBe("not_found");
});

test("an earlier version is brought back as the newest, with bytes that are there already", async () => {
  const fileId = await share();
  await add(fileId, (await upload("second")).id);
  const before = await total();
  const restore = () => member.client.call(contract.restoreFileVersion, { workspaceId, fileId, version: 1 });
  expect((await restore()).file.version).toBe(3);
  expect((await restore()).file.version).toBe(3);
  expect(await text(fileId)).toBe("first");
  expect((await versions(fileId))[0]).toMatchObject({ version: 3, restoredFrom: 1 });
  expect(await total()).toBe(before);
});

test("removing an earlier version frees its room, unless another one has the same bytes", async () => {
  const fileId = await share();
  const before = await total();
  await add(fileId, (await upload("second")).id);
  expect(await total()).toBe(before + 6);
  const remove = (version: number) => member.client.call(contract.removeFileVersion, { workspaceId, fileId, version });
  await member.client.call(contract.restoreFileVersion, { workspaceId, fileId, version: 1 });
  await remove(1);
  expect(await text(fileId)).toBe("first");
  expect(await total()).toBe(before + 6);
  await remove(2);
  await remove(2);
  expect(await total()).toBe(before);
  expect((await refused(remove(3))).code).toBe("present_version");
  expect((await contentOf(server, owner, workspaceId, fileId, { query: "?v=2" })).status).toBe(404);
  await member.client.call(removeFile, { workspaceId, fileId });
  expect(await total()).toBe(before - 5);
});

test("two at once are two versions", async () => {
  const fileId = await share();
  const [one, other] = [await upload("one"), await upload("other")];
  await Promise.all([add(fileId, one.id), add(fileId, other.id)]);
  expect((await versions(fileId)).map(({ version }) => version)).toEqual([3, 2, 1]);
});

test("is for who uploaded it, who may remove it, and for a file in a folder who puts its place in order", async () => {
  const [shown, hidden] = [await share("first", open), await share()];
  const [byGuest, byOwner] = [await upload("x", guest), await upload("x", owner)];
  const used = await share("used");
  const told = await toldBy(server, place, async () => {
    expect((await refused(add(shown, byGuest.id, guest))).code).toBe("not_allowed");
    expect((await refused(add(hidden, byGuest.id, guest))).code).toBe("not_found");
    expect((await refused(add(hidden, byOwner.id, admin))).code).toBe("not_found");
    expect((await refused(add(hidden, byOwner.id, outsider))).code).toBe("not_found");
    expect((await refused(add(hidden, byOwner.id, member))).code).toBe("not_found");
    expect((await refused(add(hidden, used))).code).toBe("not_found");
    expect((await refused(versions(hidden, admin))).code).toBe("not_found");
  });
  expect(names(told)).toEqual({ owner: [], member: [], admin: [], guest: [] });
  const owners = await upload("first", owner);
  await owner.client.call(placeFiles, { workspaceId, fileIds: [owners.id], channelId: closed, folderId: null });
  expect((await add(owners.id, (await upload("x")).id)).file).toMatchObject({ version: 2, uploaderId: owner.memberId });
});
