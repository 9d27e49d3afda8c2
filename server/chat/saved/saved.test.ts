import { leaveChannel } from "@atrium/contract/chat/channels.ts";
import { deleteMessage } from "@atrium/contract/chat/messages.ts";
import { changeSaved, listSaved, listSavedIds, saveMessage, unsaveMessage } from "@atrium/contract/chat/saved.ts";
import { afterEach, expect, test } from "vitest";
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

const message = async (channelId = open, text = "come back to this") => {
  const { id: messageId } = await say(place, owner, channelId, text);
  return { workspaceId, channelId, messageId };
};
const kept = async (messageId: string) =>
  (await pool.query("select member_id, state, note from saved_message where message_id = $1", [messageId])).rows;
const idsOf = async (who = member) => (await who.client.call(listSavedIds, { workspaceId })).messageIds;

test("saving a message keeps it for oneself, and tells oneself alone", async () => {
  const input = await message();
  const told = await toldBy(server, place, () => member.client.call(saveMessage, input));
  expect(names(told)).toEqual({ owner: [], member: ["savedChanged"], admin: [], guest: [] });
  const saved = { messageId: input.messageId, state: "open", note: "", savedAt: expect.any(String) };
  expect(told.member[0]?.data).toEqual({ saved });
  expect(await kept(input.messageId)).toEqual([{ member_id: member.memberId, state: "open", note: "" }]);
  expect(await idsOf()).toContain(input.messageId);
  expect(await idsOf(owner)).toEqual([]);
});

test("saving twice is saving once, also at the same time, and is told once", async () => {
  const input = await message();
  const told = await toldBy(server, place, () =>
    Promise.all([1, 2, 3, 4, 5].map(() => member.client.call(saveMessage, input))),
  );
  expect(names(told).member).toEqual(["savedChanged"]);
  expect(await kept(input.messageId)).toHaveLength(1);
});

test("ticking off and noting is told once; saving again opens it", async () => {
  const input = await message();
  const { messageId } = input;
  await member.client.call(saveMessage, input);
  const change = { workspaceId, messageId, state: "done" as const, note: "ask Olive" };
  const told = await toldBy(server, place, async () => {
    await member.client.call(changeSaved, change);
    await member.client.call(changeSaved, change);
  });
  expect(names(told)).toEqual({ owner: [], member: ["savedChanged"], admin: [], guest: [] });
  expect(await kept(messageId)).toMatchObject([{ state: "done", note: "ask Olive" }]);
  expect(await idsOf()).not.toContain(messageId);
  expect((await member.client.call(saveMessage, input)).saved).toMatchObject({ state: "open", note: "ask Olive" });
});

test("taking it away is told once, and to oneself alone", async () => {
  const input = await message();
  const which = { workspaceId, messageId: input.messageId };
  await member.client.call(saveMessage, input);
  const told = await toldBy(server, place, async () => {
    await member.client.call(unsaveMessage, which);
    await member.client.call(unsaveMessage, which);
  });
  expect(names(told)).toEqual({ owner: [], member: ["messageUnsaved"], admin: [], guest: [] });
  expect(await kept(input.messageId)).toEqual([]);
});

test("what one cannot read one does not save, and what is not one's own one does not change", async () => {
  const [shown, hidden] = [await message(open), await message(closed)];
  await member.client.call(saveMessage, hidden);
  const told = await toldBy(server, place, async () => {
    expect((await refused(admin.client.call(saveMessage, hidden))).code).toBe("not_found");
    expect((await refused(outsider.client.call(saveMessage, shown))).code).toBe("not_found");
    for (const who of [owner, guest])
      expect(
        (await refused(who.client.call(changeSaved, { workspaceId, messageId: hidden.messageId, state: "done" }))).code,
      ).toBe("not_found");
    await owner.client.call(unsaveMessage, { workspaceId, messageId: hidden.messageId });
  });
  expect(names(told)).toEqual({ owner: [], member: [], admin: [], guest: [] });
  expect(await kept(hidden.messageId)).toMatchObject([{ member_id: member.memberId, state: "open" }]);
});

test("the list begins with what was saved last, a page at a time", async () => {
  const mine = [];
  for (let n = 0; n < 5; n += 1) mine.push(await message());
  for (const input of mine) await guest.client.call(saveMessage, input);
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await guest.client.call(listSaved, { workspaceId, limit: 2, ...(cursor && { cursor }) });
    ids.push(...page.items.map(({ saved }) => saved.messageId));
    cursor = page.next;
  } while (cursor);
  expect(ids).toEqual(mine.map(({ messageId }) => messageId).reverse());
});

test("whoever left a private channel sees that something was saved, and nothing of it", async () => {
  const channelId = await channelOf(place, { visibility: "private", memberIds: [member.memberId] });
  const input = await message(channelId, "a secret of this channel");
  await member.client.call(saveMessage, input);
  const item = async () => {
    const { items, people } = await member.client.call(listSaved, { workspaceId });
    return { item: items.find(({ saved }) => saved.messageId === input.messageId), people };
  };
  expect((await item()).item?.message?.text).toBe("a secret of this channel");
  await member.client.call(leaveChannel, { workspaceId, channelId });
  expect((await item()).item).toMatchObject({ saved: { state: "open" }, message: null });
  expect(JSON.stringify(await item())).not.toContain(channelId);
  await member.client.call(changeSaved, { workspaceId, messageId: input.messageId, state: "done" });
  await member.client.call(unsaveMessage, { workspaceId, messageId: input.messageId });
});

test("a deleted message is saved no more, and says nothing where it was saved before", async () => {
  const input = await message();
  await member.client.call(saveMessage, input);
  await owner.client.call(deleteMessage, input);
  expect((await refused(guest.client.call(saveMessage, input))).code).toBe("deleted");
  const { items } = await member.client.call(listSaved, { workspaceId });
  expect(items.find(({ saved }) => saved.messageId === input.messageId)?.message).toMatchObject({ text: "" });
});

test("a thousand may be open and no more", async () => {
  await pool.query(
    `insert into saved_message select $1, $2, gen_random_uuid(), 'open', '', now() from generate_series(1, 1000)`,
    [workspaceId, admin.memberId],
  );
  const input = await message();
  expect((await refused(admin.client.call(saveMessage, input))).code).toBe("too_many_saved");
  expect(await kept(input.messageId)).toEqual([]);
});
