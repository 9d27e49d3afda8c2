import { bootWorkspace } from "@atrium/contract/boot.ts";
import { countCalled } from "@atrium/contract/chat/called.ts";
import * as channels from "@atrium/contract/chat/channels.ts";
import { groupMarkdown } from "@atrium/contract/chat/message-text.ts";
import { listMessages, sendMessage } from "@atrium/contract/chat/messages.ts";
import { addReaction } from "@atrium/contract/chat/reactions.ts";
import * as threads from "@atrium/contract/chat/threads.ts";
import { listReplies } from "@atrium/contract/chat/threads.ts";
import { signalTyping } from "@atrium/contract/chat/typing.ts";
import { markRead } from "@atrium/contract/chat/unread.ts";
import { countInbox, listInbox } from "@atrium/contract/inbox/inbox.ts";
import { createGroup } from "@atrium/contract/people/groups.ts";
import type { Operation } from "@atrium/contract/protocol/operation.ts";
import { expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { channelOf, rooms, say } from "../testing/rooms.ts";
import { statementsOfCall } from "../testing/statements.ts";
import { testServer } from "../testing/test-server.ts";

/**
 * What an operation may ask of the database, however much there is to answer. More needs a reason, in the diff of this
 * file. Each counts `begin`, the settings of row-level security, the membership and `commit`: four of every number.
 */
const server = await testServer();
const place = await rooms(server);
const { workspaceId, owner, member, guest, open } = place;

const root = await say(place, owner, open, "root");
for (let n = 0; n < 30; n += 1) {
  const { id: messageId } = await say(place, n % 2 ? owner : member, open, `[@Gus](person:${guest.memberId}) ${n}`);
  await say(place, guest, open, "reply", { threadId: n % 3 ? messageId : root.id });
  await owner.client.call(addReaction, { workspaceId, channelId: open, messageId, emoji: "👍" });
}
for (let n = 0; n < 12; n += 1) await say(place, owner, await channelOf(place, { memberIds: [member.memberId] }));

const { group } = await owner.client.call(createGroup, { workspaceId, handle: "crew", name: "Crew" });
const groupId = group.id;

async function counted(operation: Operation, input: object, who = member): Promise<number> {
  const statements = await statementsOfCall(server.platform, who, operation, { workspaceId, ...input });
  expect(statements.at(-1)?.text).toBe("commit");
  return statements.length;
}
const sending = () => ({ channelId: open, clientId: newId(), text: "hello" });

test.each<[string, number, Operation, () => object]>([
  ["sending a message: the message, its author, the event", 7, sendMessage, sending],
  [
    "reply where one follows already: and for whom the thread waits",
    8,
    sendMessage,
    () => ({ ...sending(), threadId: root.id }),
  ],
  ["call people", 7, sendMessage, () => ({ ...sending(), text: `@channel [@Gus](person:${guest.memberId})` })],
  ["call a group", 7, sendMessage, () => ({ ...sending(), text: groupMarkdown("crew", groupId) })],
  ["count whom a text would call", 6, countCalled, () => ({ channelId: open, text: "@channel" })],
  ["read a page: the channel, the page, reactions, people", 8, listMessages, () => ({ channelId: open })],
  ["read around a position: the page from both sides", 9, listMessages, () => ({ channelId: open, around: 10 })],
  ["read around a message: and where it stands", 10, listMessages, () => ({ channelId: open, aroundMessage: root.id })],
  ["read a thread: and one's own state in it", 10, listReplies, () => ({ channelId: open, threadId: root.id })],
  ["list followed threads: the page, their messages, reactions, people", 8, threads.listMyThreads, () => ({})],
  ["read the sidebar: its rows", 5, channels.listMyChannels, () => ({})],
  ["read the inbox: what one wants, what calls, each kind of it, marks, people", 11, listInbox, () => ({})],
  ["count the inbox: what waits, each kind of it, the next return", 8, countInbox, () => ({})],
  ["mark read: channel, pointer, event", 7, markRead, () => ({ channelId: open, seq: 12 })],
  ["mark read what is read", 6, markRead, () => ({ channelId: open, seq: 1 })],
  [
    "react: channel, message, kinds, reaction, event",
    9,
    addReaction,
    () => ({ channelId: open, messageId: root.id, emoji: "🎉" }),
  ],
  ["type", 6, signalTyping, () => ({ channelId: open })],
  ["browse", 5, channels.listChannels, () => ({})],
])("%s: %i statements", async (_what, most, operation, input) => {
  expect(await counted(operation, input())).toBe(most);
});

test("the first answer costs the same with three channels as with sixty", async () => {
  const before = await counted(bootWorkspace, {}, owner);
  for (let n = 0; n < 45; n += 1) await channelOf(place);
  expect(await counted(bootWorkspace, {}, owner)).toBe(before);
  // Among them one's preferences, the emoji there are, one's groups, the settings and the sections of the sidebar.
  expect(before).toBe(13);
});
