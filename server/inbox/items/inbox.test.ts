import { createChannel, joinChannel, leaveChannel, markChannel, openDirect } from "@atrium/contract/chat/channels.ts";
import { forwardMessage } from "@atrium/contract/chat/forwarding.ts";
import { deleteMessage, sendMessage } from "@atrium/contract/chat/messages.ts";
import { addReaction } from "@atrium/contract/chat/reactions.ts";
import { followThread, markThreadRead } from "@atrium/contract/chat/threads.ts";
import { markRead } from "@atrium/contract/chat/unread.ts";
import { removeFile } from "@atrium/contract/files/files.ts";
import { countInbox, type InboxItem, listInbox } from "@atrium/contract/inbox/inbox.ts";
import { createGroup } from "@atrium/contract/people/groups.ts";
import { changePreferences } from "@atrium/contract/people/preferences.ts";
import type { CallOf } from "@atrium/contract/protocol/operation.ts";
import { previewReferences } from "@atrium/contract/workspace/references.ts";
import { describe, expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { uploaded } from "../../testing/files.ts";
import { webmVoice } from "../../testing/recordings.ts";
import { channelOf, rooms, say } from "../../testing/rooms.ts";
import type { TestMember } from "../../testing/team.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const place = await rooms(server);
const { workspaceId, owner, member, admin, guest, closed } = place;
const calling = (who: TestMember) => `[@them](person:${who.memberId})`;

const inbox = async (who: TestMember, more: Partial<CallOf<typeof listInbox>> = {}) =>
  who.client.call(listInbox, { workspaceId, ...more });
const items = async (who: TestMember, more: Partial<CallOf<typeof listInbox>> = {}): Promise<InboxItem[]> =>
  (await inbox(who, more)).items;
const waiting = async (who: TestMember) => (await who.client.call(countInbox, { workspaceId })).waiting;
const find = async (who: TestMember, objectId: string, more: Partial<CallOf<typeof listInbox>> = {}) =>
  (await items(who, more)).find((item) => item.objectId === objectId);
/** A channel of the owner's with the member in it. */
const room = () => channelOf(place, { memberIds: [member.memberId] });

describe("a message that calls by name", () => {
  test("waits until the channel is read, wherever that happens", async () => {
    const channelId = await room();
    const before = await waiting(member);
    const { id, seq } = await say(place, owner, channelId, `look at **this**, ${calling(member)}`);
    expect(await find(member, id)).toMatchObject({
      kind: "thread",
      channelId,
      why: "called",
      waiting: true,
      unread: 1,
      seq,
      threadId: null,
      message: {
        id,
        authorId: owner.memberId,
        text: "look at this, @them",
        files: 0,
        spokenMs: null,
        forwards: false,
        deleted: false,
      },
      mark: null,
    });
    expect(await waiting(member)).toBe(before + 1);
    await member.client.call(markRead, { workspaceId, channelId, seq: seq as number });
    expect(await find(member, id)).toMatchObject({ waiting: false, unread: 0, seq });
    expect(await waiting(member)).toBe(before);
    expect(await find(member, id, { tab: "unread" })).toBeUndefined();
    await member.client.call(markRead, { workspaceId, channelId, seq: 0, back: true });
    expect(await find(member, id, { tab: "unread" })).toMatchObject({ waiting: true });
    expect(await find(member, id, { tab: "mentions" })).toMatchObject({ waiting: true });
    expect(await find(member, id, { tab: "threads" })).toBeUndefined();
  });

  test("comes to nobody else, and to nobody once it is deleted", async () => {
    const channelId = await room();
    const { id } = await say(place, owner, channelId, calling(member));
    for (const who of [owner, admin, guest]) expect(await find(who, id)).toBeUndefined();
    await owner.client.call(deleteMessage, { workspaceId, channelId, messageId: id });
    expect(await find(member, id)).toBeUndefined();
    expect(await find(member, id, { tab: "unread" })).toBeUndefined();
  });

  test("and its thread are one item", async () => {
    const channelId = await room();
    const { id: threadId } = await say(place, owner, channelId, calling(member));
    await say(place, owner, channelId, `and again ${calling(member)}`, { threadId });
    const all = (await items(member)).filter((item) => item.channelId === channelId && item.kind === "thread");
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ objectId: threadId, threadId, why: "called", unread: 2, position: 1 });
  });
});

describe("a message that calls everybody", () => {
  test("waits for who is in the channel, once, and not in a channel they muted", async () => {
    const channelId = await room();
    const { id } = await say(place, owner, channelId, "@channel lunch");
    expect(await find(member, id)).toMatchObject({ why: "everybody", waiting: true });
    expect(await find(owner, id)).toBeUndefined();
    expect(await find(admin, id)).toBeUndefined();
    await member.client.call(markChannel, { workspaceId, channelId, muted: true });
    expect(await find(member, id)).toBeUndefined();
    expect(await find(member, id, { tab: "unread" })).toBeUndefined();
  });

  test("before one came is no matter of one's own", async () => {
    const channelId = await channelOf(place);
    const { id } = await say(place, owner, channelId, "@channel early");
    await new Promise((resolve) => setTimeout(resolve, 5));
    await member.client.call(joinChannel, { workspaceId, channelId });
    expect(await find(member, id)).toBeUndefined();
  });
});

test("a message that calls a group waits for who is in it and in the channel, as if it called them by name", async () => {
  const channelId = await room();
  const input = {
    workspaceId,
    handle: `h${newId().slice(-8)}`,
    name: "Helpers",
    memberIds: [member.memberId, admin.memberId],
  };
  const { group } = await owner.client.call(createGroup, input);
  const { id, seq } = await say(place, owner, channelId, `[@helpers](group:${group.id}) look`);
  for (const tab of ["all", "unread", "mentions"] as const)
    expect(await find(member, id, { tab })).toMatchObject({ why: "called", waiting: true, seq });
  for (const who of [owner, admin, guest]) expect(await find(who, id)).toBeUndefined();
  await member.client.call(markRead, { workspaceId, channelId, seq: seq as number });
  expect(await find(member, id)).toMatchObject({ waiting: false });
  expect(await find(member, id, { tab: "unread" })).toBeUndefined();
});

describe("a thread one follows", () => {
  test("comes up with its newest reply and waits until the thread is read", async () => {
    const channelId = await room();
    const { id: threadId } = await say(place, member, channelId, "a question");
    expect(await find(member, threadId)).toBeUndefined();
    await say(place, owner, channelId, "an answer", { threadId });
    await say(place, owner, channelId, "and another", { threadId });
    expect(await find(member, threadId, { tab: "threads" })).toMatchObject({
      why: "reply",
      waiting: true,
      unread: 2,
      position: 2,
      seq: null,
      people: [owner.memberId],
      message: { text: "and another" },
    });
    await member.client.call(markThreadRead, { workspaceId, channelId, threadId, seq: 2 });
    expect(await find(member, threadId)).toMatchObject({ waiting: false, unread: 0 });
  });

  test("of which one heard enough comes no more, unless one is called by name there", async () => {
    const channelId = await room();
    const { id: threadId } = await say(place, owner, channelId, "topic");
    await member.client.call(followThread, { workspaceId, channelId, threadId, following: true });
    await member.client.call(followThread, { workspaceId, channelId, threadId, following: false });
    await say(place, owner, channelId, "more", { threadId });
    expect(await find(member, threadId)).toBeUndefined();
    await say(place, owner, channelId, calling(member), { threadId });
    expect(await find(member, threadId)).toMatchObject({ why: "called", waiting: true, unread: 1, position: 2 });
  });

  test("where one only talks to oneself is not there", async () => {
    const channelId = await room();
    const { id: threadId } = await say(place, member, channelId, "note");
    await say(place, member, channelId, "to self", { threadId });
    expect(await find(member, threadId)).toBeUndefined();
  });
});

test("a direct message waits for the other, and is one item however much is said", async () => {
  const { channel } = await owner.client.call(openDirect, { workspaceId, memberIds: [guest.memberId] });
  const channelId = channel.channel.id;
  await say(place, owner, channelId, "hello");
  await say(place, owner, channelId, `${calling(guest)} are you there`);
  const all = (await items(guest)).filter((item) => item.channelId === channelId);
  expect(all).toHaveLength(1);
  expect(all[0]).toMatchObject({ kind: "direct", why: "direct", waiting: true, unread: 2, seq: 2, position: 2 });
  expect(await find(owner, channelId)).toMatchObject({ waiting: false });
});

test("what is sent without words says what it carries, and what is taken out is not counted", async () => {
  const { channel } = await owner.client.call(openDirect, { workspaceId, memberIds: [admin.memberId] });
  const channelId = channel.channel.id;
  const sent = await Promise.all([1, 2].map(() => uploaded(server, owner, workspaceId)));
  const files = sent.map(({ id }) => id);
  const { message } = await owner.client.call(sendMessage, {
    workspaceId,
    channelId,
    clientId: newId(),
    text: "",
    files,
  });
  const carried = async () => (await find(admin, channelId))?.message;
  expect(await carried()).toMatchObject({ text: "", files: 2, forwards: false });
  await owner.client.call(removeFile, { workspaceId, fileId: files[0] as string });
  expect(await carried()).toMatchObject({ text: "", files: 1, forwards: false });
  const { previews } = await admin.client.call(previewReferences, {
    workspaceId,
    references: [{ kind: "message", id: message.id }],
  });
  expect(previews[0]?.title).toBe("Sent a file");
  const { id: messageId } = await say(place, owner, channelId, "read this");
  const to = { workspaceId, channelId, messageId, clientId: newId(), channelIds: [channelId] };
  await owner.client.call(forwardMessage, to);
  expect(await carried()).toMatchObject({ text: "", files: 0, forwards: true });
});

test("what is said and not written says how long it is", async () => {
  const { channel } = await owner.client.call(openDirect, { workspaceId, memberIds: [member.memberId] });
  const channelId = channel.channel.id;
  const voice = { durationMs: 23_900, waveform: [] };
  const { id } = await uploaded(server, owner, workspaceId, webmVoice, { name: "v.webm", voice });
  const input = { workspaceId, channelId, clientId: newId(), text: "", files: [id] };
  const { message } = await owner.client.call(sendMessage, input);
  expect((await find(member, channelId))?.message).toMatchObject({ text: "", files: 1, spokenMs: 23_900 });
  const references = [{ kind: "message", id: message.id }];
  const { previews } = await member.client.call(previewReferences, { workspaceId, references });
  expect(previews[0]?.title).toBe("Voice message (0:23)");
});

test("reactions of others to one's own message come without waiting; one's own do not come", async () => {
  const channelId = await room();
  const { id: messageId } = await say(place, owner, channelId, "we did it");
  await owner.client.call(addReaction, { workspaceId, channelId, messageId, emoji: "👀" });
  expect(await find(owner, messageId)).toBeUndefined();
  await member.client.call(addReaction, { workspaceId, channelId, messageId, emoji: "🎉" });
  expect(await find(owner, messageId)).toMatchObject({
    kind: "reaction",
    waiting: false,
    reactions: [{ emoji: "🎉", count: 1 }],
    people: [member.memberId],
  });
  expect(await find(member, messageId)).toBeUndefined();
  await owner.client.call(changePreferences, { workspaceId, inboxReactions: false });
  expect(await find(owner, messageId)).toBeUndefined();
  await owner.client.call(changePreferences, { workspaceId, inboxReactions: true });
});

test("being brought into a channel is told by who did it", async () => {
  const channelId = await room();
  expect(await find(member, channelId)).toMatchObject({ kind: "joining", why: "added", people: [owner.memberId] });
});

test("who loses a channel loses its items", async () => {
  const { id } = await say(place, owner, closed, calling(member));
  expect(await find(member, id)).toBeDefined();
  await member.client.call(leaveChannel, { workspaceId, channelId: closed });
  expect(await find(member, id)).toBeUndefined();
});

test("pages hold every item once, newest first", async () => {
  const { channel } = await owner.client.call(createChannel, {
    workspaceId,
    name: "many",
    memberIds: [admin.memberId],
  });
  const channelId = channel.channel.id;
  const sent: string[] = [];
  for (let n = 0; n < 12; n += 1) sent.unshift((await say(place, owner, channelId, calling(admin))).id);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await inbox(admin, { limit: 5, tab: "mentions", ...(cursor && { cursor }) });
    seen.push(...page.items.map((item) => item.objectId));
    cursor = page.next;
  } while (cursor);
  expect(seen).toEqual(sent);
});
