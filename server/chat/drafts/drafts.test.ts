import { keepDraft, listDrafts } from "@atrium/contract/chat/drafts.ts";
import { afterEach, expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { announced, contentOf, uploaded } from "../../testing/files.ts";
import { channelOf, rooms, say } from "../../testing/rooms.ts";
import { following, type TestMember, unfollowAll } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, outsider, open, closed } = place;
afterEach(unfollowAll);

const keep = async (
  who: TestMember,
  channelId: string,
  text: string,
  more: { base?: number; threadId?: string; other?: string | null; files?: string[] } = {},
) => (await who.client.call(keepDraft, { workspaceId, channelId, text, base: 0, ...more })).draft;
const list = async (who: TestMember) => (await who.client.call(listDrafts, { workspaceId })).items;

test("a draft is kept for one's other devices, which alone are told", async () => {
  const channelId = await channelOf(place, { memberIds: [member.memberId] });
  const mine = await following(server, member, workspaceId);
  const theirs = await following(server, owner, workspaceId);
  const draft = await keep(member, channelId, "begun");
  await expect.poll(() => mine.of("signal").map(({ name }) => name)).toEqual(["draftChanged"]);
  expect(theirs.of("signal")).toEqual([]);
  expect(await list(member)).toEqual([
    { channelId, threadId: null, text: "begun", files: [], other: null, version: draft.version },
  ]);
  expect(await list(owner)).toEqual([]);
  expect(await keep(member, channelId, "begun", { base: draft.version })).toEqual(draft);
  await keep(member, channelId, " ", { base: draft.version });
  expect(await list(member)).toEqual([]);
  expect((await pool.query("select from draft where channel_id = $1", [channelId])).rowCount).toBe(0);
  await expect.poll(() => mine.of("signal")).toHaveLength(2);
});

test("a thread has its own, and two devices that write at once lose nothing", async () => {
  const { id: threadId } = await say(place, owner, closed);
  const texts = ["one", "two", "three"];
  await Promise.all(texts.map((text) => keep(member, closed, text, { threadId })));
  await keep(member, closed, "in the channel");
  const [channel, thread] = await list(member);
  expect(channel).toMatchObject({ threadId: null, text: "in the channel", other: null });
  for (const text of texts) expect(`${thread?.text} ${thread?.other}`).toContain(text);
});

test("who is not in the conversation keeps nothing there", async () => {
  expect((await refused(keep(admin, open, "x"))).code).toBe("not_allowed");
  expect((await refused(keep(admin, closed, "x"))).code).toBe("not_found");
  expect((await refused(keep(outsider, open, "x"))).code).toBe("not_found");
  expect((await refused(keep(member, open, "x", { threadId: newId() }))).code).toBe("not_found");
  expect((await pool.query("select from draft where channel_id = $1", [open])).rowCount).toBe(0);
});

test("files wait with a draft on every device, for their owner alone, and go with it", async () => {
  const channelId = await channelOf(place, { memberIds: [member.memberId] });
  const file = await uploaded(server, member, workspaceId, "plan");
  const draft = await keep(member, channelId, "", { files: [file.id] });
  expect(draft).toMatchObject({ text: "", files: [file] });
  expect((await list(member)).find((one) => one.channelId === channelId)).toEqual(draft);
  expect((await contentOf(server, owner, workspaceId, file.id)).status).toBe(404);
  const kept = "select keep_until > now() + interval '300 days' as long from file where id = $1";
  expect((await pool.query(kept, [file.id])).rows).toEqual([{ long: true }]);
  const more = await keep(member, channelId, "words", { base: draft.version });
  expect(more).toMatchObject({ text: "words", files: [file] });
  await keep(member, channelId, "", { base: more.version, files: [] });
  expect((await list(member)).some((one) => one.channelId === channelId)).toBe(false);
});

test("a draft takes one's own complete files only", async () => {
  const theirs = await uploaded(server, owner, workspaceId, "theirs");
  expect((await refused(keep(member, open, "x", { files: [theirs.id] }))).code).toBe("not_found");
  const unready = await announced(member, workspaceId, 10);
  expect((await refused(keep(member, open, "x", { files: [unready.id] }))).code).toBe("file_not_ready");
});
