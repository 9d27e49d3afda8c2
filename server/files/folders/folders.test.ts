import * as contract from "@atrium/contract/files/folders.ts";
import { deepestFolder } from "@atrium/contract/files/folders.ts";
import { listFiles, placeFiles } from "@atrium/contract/files/library.ts";
import { afterEach, expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { uploaded } from "../../testing/files.ts";
import { channelOf, names, rooms, toldBy } from "../../testing/rooms.ts";
import { unfollowAll } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider, open, closed } = place;
afterEach(unfollowAll);

type Where = { channelId?: string | null; parentId?: string | null; name?: string };
const wish = ({ channelId = closed, parentId = null, name = newId() }: Where = {}) => ({
  workspaceId,
  clientId: newId(),
  channelId,
  parentId,
  name,
});
const make = async (where: Where = {}, who = member) =>
  (await who.client.call(contract.createFolder, wish(where))).folder;
const listed = async (channelId: string | null, who = owner) =>
  (await who.client.call(contract.listFolders, { workspaceId, ...(channelId && { channelId }) })).folders;
const rowOf = async (id: string) =>
  (await pool.query("select name, parent_id, depth from folder where id = $1", [id])).rows[0];

test("a folder of a channel is told to the channel, one of the workspace to who sees its files", async () => {
  const input = wish({ name: "Contracts" });
  const told = await toldBy(server, place, async () => {
    const first = await member.client.call(contract.createFolder, input);
    expect(await member.client.call(contract.createFolder, input)).toEqual(first);
  });
  const once = ["folderChanged"];
  expect(names(told)).toEqual({ owner: once, member: once, admin: [], guest: [] });
  const [folder] = await listed(closed);
  expect(told.owner[0]?.data).toEqual({ folder });
  expect(folder).toMatchObject({ name: "Contracts", channelId: closed, parentId: null, createdBy: member.memberId });
  const own = await toldBy(server, place, () => make({ channelId: null, name: "For all" }));
  expect(names(own)).toEqual({ owner: once, member: once, admin: once, guest: [] });
});

test("one name is one folder, whatever the case; below another one it is free", async () => {
  const { id: parentId } = await make({ name: "Plans" });
  expect((await refused(make({ name: "plans" }))).code).toBe("folder_exists");
  await make({ name: "plans", parentId });
  const both = await Promise.allSettled([make({ name: "At once" }), make({ name: "at once" }, owner)]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("is renamed and moved with all in it, told once; never into itself, and never too deep", async () => {
  const top = await make();
  const [inner, aside] = [await make({ parentId: top.id }), await make()];
  const input = { workspaceId, folderId: top.id, name: "Moved", parentId: aside.id };
  const told = await toldBy(server, place, async () => {
    await member.client.call(contract.changeFolder, input);
    await member.client.call(contract.changeFolder, input);
  });
  expect(names(told)).toEqual({ owner: ["folderChanged"], member: ["folderChanged"], admin: [], guest: [] });
  expect(await rowOf(top.id)).toEqual({ name: "Moved", parent_id: aside.id, depth: 2 });
  expect(await rowOf(inner.id)).toMatchObject({ depth: 3 });
  const inside = { workspaceId, folderId: aside.id, parentId: inner.id };
  expect((await refused(member.client.call(contract.changeFolder, inside))).code).toBe("inside_itself");
  let deep = inner;
  for (let depth = 4; depth <= deepestFolder; depth += 1) deep = await make({ parentId: deep.id });
  expect((await refused(make({ parentId: deep.id }))).code).toBe("too_deep");
  const lower = { workspaceId, folderId: aside.id, parentId: (await make()).id };
  expect((await refused(member.client.call(contract.changeFolder, lower))).code).toBe("too_deep");
});

test("two who move folders into each other at once make no ring", async () => {
  const [one, other] = [await make(), await make()];
  const move = (folderId: string, parentId: string, who = member) =>
    who.client.call(contract.changeFolder, { workspaceId, folderId, parentId });
  const moves = await Promise.allSettled([move(one.id, other.id), move(other.id, one.id, owner)]);
  expect(moves.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("deleting one deletes those in it, and keeps every file in the place; told once", async () => {
  const top = await make();
  const inner = await make({ parentId: top.id });
  const file = await uploaded(server, member, workspaceId);
  const filed = { workspaceId, fileIds: [file.id], channelId: closed, folderId: inner.id };
  await member.client.call(placeFiles, filed);
  const told = await toldBy(server, place, async () => {
    await member.client.call(contract.deleteFolder, { workspaceId, folderId: top.id });
    expect((await refused(member.client.call(contract.deleteFolder, { workspaceId, folderId: top.id }))).code).toBe(
      "not_found",
    );
  });
  expect(names(told)).toEqual({ owner: ["folderDeleted"], member: ["folderDeleted"], admin: [], guest: [] });
  expect(told.owner[0]?.data).toEqual({ channelId: closed, folderIds: [top.id, inner.id] });
  expect(await rowOf(inner.id)).toBe(undefined);
  const { files } = await owner.client.call(listFiles, { workspaceId, channelId: closed });
  expect(files.find((one) => one.file.id === file.id)?.place).toMatchObject({ channelId: closed, folderId: null });
});

test("a file that is put into a folder just while that is deleted is not lost from sight", async () => {
  const [folder, file] = [await make(), await uploaded(server, member, workspaceId)];
  const waiting = async () =>
    (await pool.query("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"))
      .rowCount ?? 0;
  const beside = await pool.connect();
  await beside.query("begin");
  await beside.query("select from file where id = $1 for update", [file.id]);
  const filed = { workspaceId, fileIds: [file.id], channelId: closed, folderId: folder.id };
  const putting = member.client.call(placeFiles, filed);
  await expect.poll(waiting).toBe(1);
  let isDeleted = false;
  const deleting = owner.client
    .call(contract.deleteFolder, { workspaceId, folderId: folder.id })
    .finally(() => (isDeleted = true));
  await expect.poll(async () => isDeleted || (await waiting()) > 1).toBe(true);
  await beside.query("commit");
  beside.release();
  await Promise.all([putting, deleting]);
  const { files } = await owner.client.call(listFiles, { workspaceId, channelId: closed });
  expect(files.find((one) => one.file.id === file.id)?.place).toMatchObject({ channelId: closed, folderId: null });
});

test("who may not is refused and nobody hears of it; a folder of another place takes nothing", async () => {
  const [shown, hidden] = [await make({ channelId: open }), await make()];
  const own = await make({ channelId: null });
  const told = await toldBy(server, place, async () => {
    const change = (folderId: string, who = member) =>
      who.client.call(contract.changeFolder, { workspaceId, folderId, name: "mine" });
    expect((await refused(make({ channelId: open }, admin))).code).toBe("not_allowed");
    expect((await refused(make({ channelId: open }, guest))).code).toBe("not_allowed");
    expect((await refused(make({}, admin))).code).toBe("not_found");
    expect((await refused(make({ channelId: null }, guest))).code).toBe("not_allowed");
    expect((await refused(make({}, outsider))).code).toBe("not_found");
    expect((await refused(change(shown.id, guest))).code).toBe("not_allowed");
    expect((await refused(change(hidden.id, admin))).code).toBe("not_found");
    expect((await refused(change(own.id, guest))).code).toBe("not_found");
    expect((await refused(make({ parentId: shown.id }))).code).toBe("not_found");
    const moved = { workspaceId, folderId: shown.id, parentId: hidden.id };
    expect((await refused(member.client.call(contract.changeFolder, moved))).code).toBe("not_found");
    expect((await refused(listed(closed, admin))).code).toBe("not_found");
    expect((await refused(listed(null, guest))).code).toBe("not_allowed");
  });
  expect(names(told)).toEqual({ owner: [], member: [], admin: [], guest: [] });
  expect(await listed(open, guest)).toEqual([shown]);
});

test("a place holds so many folders and no more", async () => {
  const channelId = await channelOf(place, { memberIds: [member.memberId] });
  await pool.query(
    `insert into folder (workspace_id, id, place_id, depth, name, client_id, created_by, created_at)
     select $1, gen_random_uuid(), $2, 1, 'folder ' || n, gen_random_uuid(), $3, now() from generate_series(1, $4) n`,
    [workspaceId, channelId, member.memberId, contract.mostFolders],
  );
  expect((await refused(make({ channelId }))).code).toBe("too_many_folders");
  expect(await listed(channelId)).toHaveLength(contract.mostFolders);
});
