import { listMyChannels } from "@atrium/contract/chat/channels.ts";
import { deleteMessage } from "@atrium/contract/chat/messages.ts";
import { followThread, listReplies, markThreadRead } from "@atrium/contract/chat/threads.ts";
import { describe, expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { channelOf, names, rooms, say, toldBy } from "../../testing/rooms.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider, open, closed } = place;

/** A channel of owner and member with a message of the owner's and its answers. */
async function thread(...answers: string[]) {
  const channelId = await channelOf(place, { memberIds: [member.memberId] });
  const { id: threadId } = await say(place, owner, channelId, "root");
  for (const text of answers) await say(place, owner, channelId, text, { threadId });
  return { workspaceId, channelId, threadId };
}
const calling = `[@Mina](person:${member.memberId})`;
const mentionsOf = async (channelId: string) =>
  (await member.client.call(listMyChannels, { workspaceId })).items.find(({ channel }) => channel.id === channelId)
    ?.mentions;

describe("reading a thread", () => {
  test("answers the root, replies in order, one's own state and the people", async () => {
    const which = await thread("one", "two");
    await say(place, member, which.channelId, "three", { threadId: which.threadId });
    const answer = await member.client.call(listReplies, which);
    expect(answer.root).toMatchObject({
      id: which.threadId,
      thread: { replies: 3, people: [member.memberId, owner.memberId] },
    });
    expect(answer.replies.map(({ text, threadSeq }) => [text, threadSeq])).toEqual([
      ["one", 1],
      ["two", 2],
      ["three", 3],
    ]);
    expect(answer.mine).toEqual({
      threadId: which.threadId,
      channelId: which.channelId,
      following: true,
      readSeq: 0,
      lastSeq: 3,
    });
    expect(answer.people.map(({ id }) => id).sort()).toEqual([owner.memberId, member.memberId].sort());
  });

  test.each([
    [{ limit: 2 }, [4, 5], true, false],
    [{ before: 4, limit: 2 }, [2, 3], true, true],
    [{ before: 2, limit: 2 }, [1], false, true],
    [{ before: 99, limit: 1 }, [5], true, false],
    [{ after: 0, limit: 2 }, [1, 2], false, true],
    [{ after: 4, limit: 2 }, [5], true, false],
  ])("in pages: %j", async (anchor, seqs, before, after) => {
    const answer = await owner.client.call(listReplies, { ...(await five), ...anchor });
    expect(answer.replies.map(({ threadSeq }) => threadSeq)).toEqual(seqs);
    expect(answer.more).toEqual({ before, after });
  });
  const five = thread("1", "2", "3", "4", "5");

  test("of a message nobody answered is empty", async () => {
    const answer = await member.client.call(listReplies, await thread());
    expect(answer).toMatchObject({
      replies: [],
      more: { before: false, after: false },
      mine: { following: false, lastSeq: 0 },
    });
  });

  test("shows a deleted reply as a placeholder that still counts", async () => {
    const which = await thread("one", "two");
    const { replies } = await owner.client.call(listReplies, which);
    await owner.client.call(deleteMessage, {
      workspaceId,
      channelId: which.channelId,
      messageId: replies[0]?.id as string,
    });
    const after = await owner.client.call(listReplies, which);
    expect(after.replies[0]).toMatchObject({ text: "", deletedAt: expect.any(String) });
    expect(after.root.thread?.replies).toBe(2);
  });

  test("is for who may read the channel; a reply, or another channel's message, is no thread of it", async () => {
    const root = await say(place, owner, open, "root");
    const reply = await say(place, owner, open, "reply", { threadId: root.id, alsoToChannel: true });
    const hidden = await say(place, owner, closed, "hidden");
    const list = (who: typeof owner, threadId: string, channelId = open) =>
      who.client.call(listReplies, { workspaceId, channelId, threadId });
    expect((await list(admin, root.id)).replies).toHaveLength(1);
    for (const id of [reply.id, hidden.id, newId()]) expect((await refused(list(owner, id))).code).toBe("not_found");
    expect((await refused(list(admin, hidden.id, closed))).code).toBe("not_found");
    expect((await refused(list(outsider, root.id))).code).toBe("not_found");
  });
});

describe("following", () => {
  test("is one's own matter, told to one's own devices", async () => {
    const which = await thread("one");
    const told = await toldBy(server, place, async () => {
      const { mine } = await member.client.call(followThread, { ...which, following: true });
      expect(mine).toMatchObject({ following: true, readSeq: 0, lastSeq: 1 });
    });
    expect(names(told)).toEqual({ owner: [], admin: [], member: ["threadMarked"], guest: [] });
    const { rows } = await pool.query("select following from thread_member where thread_id = $1 and member_id = $2", [
      which.threadId,
      member.memberId,
    ]);
    expect(rows).toEqual([{ following: true }]);
    const again = await toldBy(server, place, () => member.client.call(followThread, { ...which, following: true }));
    expect(again.member).toEqual([]);
  });

  test("begins for who is called there, with a count, and is told to them alone", async () => {
    const which = await thread("one");
    const told = await toldBy(server, place, () =>
      say(place, owner, which.channelId, calling, { threadId: which.threadId }),
    );
    expect(names(told)).toMatchObject({ owner: ["messageSent"], member: ["messageSent", "threadMarked"] });
    expect(told.member[1]?.data).toEqual({
      mine: { threadId: which.threadId, channelId: which.channelId, following: true, readSeq: 0, lastSeq: 2 },
      mentions: 1,
    });
  });

  test("stays ended for who ended it, though they are called again; until they write there", async () => {
    const which = await thread("one");
    await member.client.call(followThread, { ...which, following: false });
    await say(place, owner, which.channelId, calling, { threadId: which.threadId });
    expect((await member.client.call(listReplies, which)).mine.following).toBe(false);
    await say(place, member, which.channelId, "all right", { threadId: which.threadId });
    expect((await member.client.call(listReplies, which)).mine.following).toBe(true);
  });

  test("is for who is in the channel", async () => {
    const { id: threadId } = await say(place, owner, open);
    const input = { workspaceId, channelId: open, threadId, following: true };
    expect((await refused(admin.client.call(followThread, input))).code).toBe("not_allowed");
    expect((await refused(outsider.client.call(followThread, input))).code).toBe("not_found");
  });
});

describe("marking a thread read", () => {
  test("moves the pointer, takes what called off the count, and tells one's own devices alone", async () => {
    const which = await thread(calling, calling, "three");
    expect(await mentionsOf(which.channelId)).toBe(2);
    const told = await toldBy(server, place, async () => {
      const { mine } = await member.client.call(markThreadRead, { ...which, seq: 1 });
      expect(mine).toMatchObject({ following: true, readSeq: 1, lastSeq: 3 });
    });
    expect(names(told)).toEqual({ owner: [], admin: [], member: ["threadMarked"], guest: [] });
    expect(told.member[0]?.data).toMatchObject({ mine: { readSeq: 1 }, mentions: 1 });
    expect(await mentionsOf(which.channelId)).toBe(1);
    await member.client.call(markThreadRead, { ...which, seq: 999 });
    expect((await member.client.call(listReplies, which)).mine.readSeq).toBe(3);
    expect(await mentionsOf(which.channelId)).toBe(0);
  });

  test("goes forward only, and does not make one follow", async () => {
    const which = await thread("one", "two");
    await member.client.call(markThreadRead, { ...which, seq: 2 });
    const told = await toldBy(server, place, async () => {
      const { mine } = await member.client.call(markThreadRead, { ...which, seq: 1 });
      expect(mine).toMatchObject({ readSeq: 2, following: false });
    });
    expect(told.member).toEqual([]);
  });

  test("writing moves it along, unless something before is unread", async () => {
    const which = await thread("one");
    await member.client.call(markThreadRead, { ...which, seq: 1 });
    await say(place, member, which.channelId, "two", { threadId: which.threadId });
    expect((await member.client.call(listReplies, which)).mine.readSeq).toBe(2);
    await say(place, owner, which.channelId, "three", { threadId: which.threadId });
    await say(place, member, which.channelId, "four", { threadId: which.threadId });
    expect((await member.client.call(listReplies, which)).mine.readSeq).toBe(2);
  });

  test("is for who is in the channel, of a thread of that channel", async () => {
    const { id: threadId } = await say(place, owner, closed);
    const input = { workspaceId, channelId: closed, threadId, seq: 0 };
    for (const who of [admin, guest, outsider])
      expect((await refused(who.client.call(markThreadRead, input))).code).toBe("not_found");
    expect((await refused(member.client.call(markThreadRead, { ...input, channelId: open }))).code).toBe("not_found");
  });
});
