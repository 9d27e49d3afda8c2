import * as contract from "@atrium/contract/chat/bookmarks.ts";
import { deleteMessage } from "@atrium/contract/chat/messages.ts";
import { pinMessage } from "@atrium/contract/chat/pins.ts";
import { afterEach, expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { channelOf, names, rooms, say, toldBy } from "../../testing/rooms.ts";
import { unfollowAll } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider, open, closed } = place;
afterEach(unfollowAll);

const link = (channelId = closed, title = "Plan") => ({
  workspaceId,
  channelId,
  clientId: newId(),
  title,
  url: "https://example.org/plan",
});
const add = async (channelId = closed, title = "Plan", who = member) =>
  (await who.client.call(contract.addBookmark, link(channelId, title))).bookmark;
const shelf = (channelId: string, who = owner) => who.client.call(contract.readShelf, { workspaceId, channelId });
const titles = async (channelId: string) => (await shelf(channelId)).bookmarks.map(({ title }) => title);
const rowsOf = async (id: string) => (await pool.query("select title, url from bookmark where id = $1", [id])).rows;

test("adding a bookmark keeps it, and tells the channel; the retry is the same bookmark", async () => {
  const input = { ...link(), emoji: "📌" };
  const told = await toldBy(server, place, async () => {
    const first = await member.client.call(contract.addBookmark, input);
    expect(await member.client.call(contract.addBookmark, input)).toEqual(first);
  });
  expect(names(told)).toEqual({ owner: ["bookmarkChanged"], member: ["bookmarkChanged"], admin: [], guest: [] });
  const { bookmarks } = await shelf(closed);
  expect(told.owner[0]?.data).toEqual({ bookmark: bookmarks[0] });
  expect(bookmarks[0]).toMatchObject({ title: "Plan", url: input.url, emoji: "📌", createdBy: member.memberId });
  expect((await refused(member.client.call(contract.addBookmark, { ...input, channelId: open }))).code).toBe(
    "client_id_used",
  );
});

test("changing is told once; the same again changes nothing", async () => {
  const { id: bookmarkId } = await add();
  const change = { workspaceId, channelId: closed, bookmarkId, title: "Better plan", emoji: null };
  const told = await toldBy(server, place, async () => {
    await owner.client.call(contract.changeBookmark, change);
    await owner.client.call(contract.changeBookmark, change);
  });
  expect(names(told)).toEqual({ owner: ["bookmarkChanged"], member: ["bookmarkChanged"], admin: [], guest: [] });
  expect(await rowsOf(bookmarkId)).toEqual([{ title: "Better plan", url: "https://example.org/plan" }]);
});

test("removing is told once", async () => {
  const { id: bookmarkId } = await add();
  const which = { workspaceId, channelId: closed, bookmarkId };
  const told = await toldBy(server, place, async () => {
    await owner.client.call(contract.removeBookmark, which);
    await owner.client.call(contract.removeBookmark, which);
  });
  expect(names(told)).toEqual({ owner: ["bookmarkRemoved"], member: ["bookmarkRemoved"], admin: [], guest: [] });
  expect(await rowsOf(bookmarkId)).toEqual([]);
});

test("a bookmark moves before another one, or behind all, and one event tells it", async () => {
  const channelId = await channelOf(place, { memberIds: [member.memberId] });
  const ids = new Map<string, string>();
  for (const title of ["a", "b", "c", "d"]) ids.set(title, (await add(channelId, title)).id);
  const move = (what: string, before: string | null) =>
    member.client.call(contract.moveBookmark, {
      workspaceId,
      channelId,
      bookmarkId: ids.get(what) as string,
      before: before && (ids.get(before) as string),
    });
  const told = await toldBy(server, place, () => move("d", "b"));
  expect(names(told).owner).toEqual(["bookmarkChanged"]);
  expect(await titles(channelId)).toEqual(["a", "d", "b", "c"]);
  await move("a", null);
  expect(await titles(channelId)).toEqual(["d", "b", "c", "a"]);
  await move("c", "d");
  expect(await titles(channelId)).toEqual(["c", "d", "b", "a"]);
  const still = await toldBy(server, place, async () => {
    await move("c", "d");
    await move("b", "b");
    await move("a", null);
  });
  expect(names(still).owner).toEqual([]);
  const elsewhere = await add(closed);
  const wrong = { workspaceId, channelId, bookmarkId: ids.get("a") as string, before: elsewhere.id };
  expect((await refused(member.client.call(contract.moveBookmark, wrong))).code).toBe("not_found");
});

test("moved between the same two again and again, the order holds", async () => {
  const channelId = await channelOf(place, { memberIds: [member.memberId] });
  const [a, b, c] = [await add(channelId, "a"), await add(channelId, "b"), await add(channelId, "c")];
  for (let n = 0; n < 30; n += 1) {
    const [what, before] = n % 2 ? [b, c] : [c, b];
    await member.client.call(contract.moveBookmark, { workspaceId, channelId, bookmarkId: what.id, before: before.id });
    expect(await titles(channelId)).toEqual(n % 2 ? ["a", "b", "c"] : ["a", "c", "b"]);
  }
  expect((await shelf(channelId)).bookmarks[0]?.id).toBe(a.id);
});

test("only addresses of the web are kept, and only one line of title", async () => {
  for (const url of ["javascript:alert(1)", "data:text/html,x", "/c/1", "https://a b", "ftp://x.org", "https://"])
    expect((await refused(member.client.call(contract.addBookmark, { ...link(), url }))).code).toBe("invalid_input");
  for (const title of [" ", "two\nlines", "x".repeat(81)])
    expect((await refused(member.client.call(contract.addBookmark, { ...link(), title }))).code).toBe("invalid_input");
});

test("who is not in the channel changes nothing in it, and nobody hears of it", async () => {
  const [shown, hidden] = [await add(open), await add(closed)];
  const told = await toldBy(server, place, async () => {
    for (const [{ id: bookmarkId, channelId }, who, code] of [
      [shown, admin, "not_allowed"],
      [shown, guest, "not_allowed"],
      [hidden, admin, "not_found"],
      [shown, outsider, "not_found"],
    ] as const) {
      const which = { workspaceId, channelId, bookmarkId };
      expect((await refused(who.client.call(contract.addBookmark, link(channelId)))).code).toBe(code);
      expect((await refused(who.client.call(contract.changeBookmark, { ...which, title: "x" }))).code).toBe(code);
      expect((await refused(who.client.call(contract.moveBookmark, { ...which, before: null }))).code).toBe(code);
      expect((await refused(who.client.call(contract.removeBookmark, which))).code).toBe(code);
    }
    expect((await refused(shelf(closed, admin))).code).toBe("not_found");
  });
  expect(names(told)).toEqual({ owner: [], member: [], admin: [], guest: [] });
  expect(await rowsOf(shown.id)).toHaveLength(1);
});

test("a channel has a hundred bookmarks and no more", async () => {
  const channelId = await channelOf(place, { memberIds: [member.memberId] });
  await pool.query(
    `insert into bookmark select $1, $2, gen_random_uuid(), gen_random_uuid(), 'x', 'https://x.org', null, n, $3, now()
     from generate_series(1, 100) n`,
    [workspaceId, channelId, owner.memberId],
  );
  expect((await refused(member.client.call(contract.addBookmark, link(channelId)))).code).toBe("too_many_bookmarks");
  expect((await shelf(channelId)).bookmarks).toHaveLength(100);
});

test("the shelf says which messages are pinned, without the deleted ones", async () => {
  const channelId = await channelOf(place, { memberIds: [member.memberId] });
  const said = [await say(place, owner, channelId), await say(place, owner, channelId)];
  const ids = said.map(({ id }) => id);
  for (const messageId of ids) await member.client.call(pinMessage, { workspaceId, channelId, messageId });
  expect((await shelf(channelId)).pinned).toEqual([...ids].reverse());
  await owner.client.call(deleteMessage, { workspaceId, channelId, messageId: ids[0] as string });
  expect((await shelf(channelId)).pinned).toEqual([ids[1]]);
});
