import { leaveChannel } from "@atrium/contract/chat/channels.ts";
import { listMentions, listReceivedReactions } from "@atrium/contract/chat/mentions.ts";
import { deleteMessage } from "@atrium/contract/chat/messages.ts";
import { addReaction } from "@atrium/contract/chat/reactions.ts";
import { expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { channelOf, rooms, say } from "../../testing/rooms.ts";
import type { TestMember } from "../../testing/team.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const place = await rooms(server);
const { workspaceId, owner, member, guest, outsider, open } = place;
const calling = `[@You](person:${member.memberId})`;
const room = () => channelOf(place, { memberIds: [member.memberId] });
const called = async (who: TestMember) =>
  (await who.client.call(listMentions, { workspaceId })).items.map(({ id }) => id);

test("what called one comes newest first: by name, in a thread, and with everybody", async () => {
  const channelId = await room();
  const named = await say(place, owner, channelId, calling);
  await say(place, owner, channelId, "nobody");
  const everybody = await say(place, owner, channelId, "@channel");
  const reply = await say(place, owner, channelId, calling, { threadId: named.id });
  expect((await called(member)).slice(0, 3)).toEqual([reply.id, everybody.id, named.id]);
  expect(await called(owner)).toEqual([]);
});

test("in pages without gap or repetition", async () => {
  const channelId = await room();
  for (let n = 0; n < 5; n += 1) await say(place, owner, channelId, n % 2 ? calling : "@channel");
  const whole = await called(member);
  const pages: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await member.client.call(listMentions, { workspaceId, limit: 2, ...(cursor && { cursor }) });
    pages.push(...page.items.map(({ id }) => id));
    cursor = page.next;
  } while (cursor);
  expect(pages).toEqual(whole);
});

test("neither what was deleted, nor said before one came, nor in a channel one has left", async () => {
  const channelId = await room();
  const gone = await say(place, owner, channelId, calling);
  await owner.client.call(deleteMessage, { workspaceId, channelId, messageId: gone.id });
  const before = await channelOf(place);
  const early = await say(place, owner, before, "@channel");
  const left = await room();
  const secret = await say(place, owner, left, calling);
  await member.client.call(leaveChannel, { workspaceId, channelId: left });
  const found = await called(member);
  for (const { id } of [gone, early, secret]) expect(found).not.toContain(id);
  expect((await refused(outsider.client.call(listMentions, { workspaceId }))).code).toBe("not_found");
});

test("reactions of others to one's own messages, the newest first, in channels one is in", async () => {
  const [first, second] = [await say(place, member, open, "first"), await say(place, member, open, "second")];
  const react = (who: TestMember, messageId: string, emoji: string) =>
    who.client.call(addReaction, { workspaceId, channelId: open, messageId, emoji });
  await react(owner, first.id, "👍");
  await react(guest, second.id, "🎉");
  await react(member, second.id, "👀");
  const { items } = await member.client.call(listReceivedReactions, { workspaceId });
  expect(items.map(({ message, emoji }) => [message.text, emoji])).toEqual([
    ["second", "🎉"],
    ["first", "👍"],
  ]);
  const page = await member.client.call(listReceivedReactions, { workspaceId, limit: 1 });
  const rest = await member.client.call(listReceivedReactions, { workspaceId, cursor: page.next as string });
  expect([...page.items, ...rest.items]).toEqual(items);
  await member.client.call(leaveChannel, { workspaceId, channelId: open });
  expect((await member.client.call(listReceivedReactions, { workspaceId })).items).toEqual([]);
});
