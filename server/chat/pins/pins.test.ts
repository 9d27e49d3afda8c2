import { deleteMessage, listMessages, readMessage, restoreMessage } from "@atrium/contract/chat/messages.ts";
import { listPins } from "@atrium/contract/chat/pinned.ts";
import { pinMessage, unpinMessage } from "@atrium/contract/chat/pins.ts";
import { afterEach, expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { names, rooms, say, toldBy } from "../../testing/rooms.ts";
import { unfollowAll } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, outsider, open, closed } = place;
afterEach(unfollowAll);

const message = async (channelId = closed) => {
  const { id: messageId } = await say(place, owner, channelId, "hold this up");
  return { workspaceId, channelId, messageId };
};
const kept = async (messageId: string) =>
  (await pool.query("select pinned_by from pin where message_id = $1", [messageId])).rows.map((row) => row.pinned_by);
const pin = { by: member.memberId, at: expect.any(String) };

test("pinning a message keeps who did, and tells the channel", async () => {
  const input = await message();
  const told = await toldBy(server, place, () => member.client.call(pinMessage, input));
  expect(names(told)).toEqual({ owner: ["messageChanged"], member: ["messageChanged"], admin: [], guest: [] });
  expect(told.owner[0]?.data).toMatchObject({ message: { id: input.messageId, parts: { pin } } });
  expect(await kept(input.messageId)).toEqual([member.memberId]);
  const { messages } = await owner.client.call(listMessages, { workspaceId, channelId: closed });
  expect(messages.find(({ id }) => id === input.messageId)?.parts).toEqual({ pin });
});

test("pinning twice is pinning once, also at the same time, and is told once", async () => {
  const input = await message();
  const told = await toldBy(server, place, () =>
    Promise.all([1, 2, 3, 4, 5].map(() => member.client.call(pinMessage, input))),
  );
  expect(names(told).owner).toEqual(["messageChanged"]);
});

test("anybody in the channel takes a pin away; taking away what is not there changes nothing", async () => {
  const input = await message();
  await member.client.call(pinMessage, input);
  const told = await toldBy(server, place, async () => {
    await owner.client.call(unpinMessage, input);
    await owner.client.call(unpinMessage, input);
  });
  expect(names(told).member).toEqual(["messageChanged"]);
  expect((await owner.client.call(readMessage, input)).message.parts).toEqual({});
  expect(await kept(input.messageId)).toEqual([]);
});

test("who is not in the channel pins nothing, and nobody hears of it", async () => {
  const [shown, hidden] = [await message(open), await message(closed)];
  const told = await toldBy(server, place, async () => {
    for (const verb of [pinMessage, unpinMessage]) {
      expect((await refused(admin.client.call(verb, shown))).code).toBe("not_allowed");
      expect((await refused(admin.client.call(verb, hidden))).code).toBe("not_found");
      expect((await refused(outsider.client.call(verb, shown))).code).toBe("not_found");
    }
  });
  expect(names(told)).toEqual({ owner: [], member: [], admin: [], guest: [] });
  expect(await kept(shown.messageId)).toEqual([]);
});

test("a deleted message shows no pin and cannot be pinned; brought back it has its pin again", async () => {
  const input = await message();
  await member.client.call(pinMessage, input);
  const { message: gone } = await owner.client.call(deleteMessage, input);
  expect(gone.parts).toEqual({});
  expect((await refused(member.client.call(pinMessage, input))).code).toBe("deleted");
  expect((await owner.client.call(restoreMessage, input)).message.parts).toEqual({ pin });
});

test("the list begins with what was pinned last, and says who wrote and who pinned", async () => {
  const inputs = [await message(open), await message(open), await message(open)];
  for (const input of inputs) await member.client.call(pinMessage, input);
  const [first, second, third] = inputs.map((input) => input.messageId);
  await owner.client.call(deleteMessage, { workspaceId, channelId: open, messageId: second as string });
  const { messages, people } = await owner.client.call(listPins, { workspaceId, channelId: open });
  expect(messages.map(({ id }) => id)).toEqual([third, first]);
  expect(messages[0]).toMatchObject({ text: "hold this up", parts: { pin } });
  expect(people.map(({ id }) => id).sort()).toEqual([owner.memberId, member.memberId].sort());
  expect((await admin.client.call(listPins, { workspaceId, channelId: open })).messages).toHaveLength(2);
  expect((await refused(admin.client.call(listPins, { workspaceId, channelId: closed }))).code).toBe("not_found");
});

test("a channel holds up a hundred messages and no more", async () => {
  const input = await message(open);
  await pool.query(
    `insert into pin (workspace_id, channel_id, message_id, pinned_by, pinned_at)
     select $1, $2, gen_random_uuid(), $3, now() from generate_series(1, 100)`,
    [workspaceId, open, owner.memberId],
  );
  expect((await refused(member.client.call(pinMessage, input))).code).toBe("too_many_pins");
  expect(await kept(input.messageId)).toEqual([]);
});
