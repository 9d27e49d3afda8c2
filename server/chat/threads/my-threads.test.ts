import { joinChannel, leaveChannel } from "@atrium/contract/chat/channels.ts";
import {
  followThread,
  listMyThreads,
  listReplies,
  listUnreadThreads,
  markAllThreadsRead,
  markThreadRead,
} from "@atrium/contract/chat/threads.ts";
import { changePreferences } from "@atrium/contract/people/preferences.ts";
import { describe, expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { channelOf, names, rooms, say, toldBy } from "../../testing/rooms.ts";
import type { TestMember } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, member, guest, outsider } = place;
const calling = (who: TestMember) => `[@You](person:${who.memberId})`;

/** A channel with a thread of the owner's; `calls` follows it. */
async function thread(calls: TestMember, replies = 1) {
  const channelId = await channelOf(place, { memberIds: [member.memberId, guest.memberId] });
  const { id: threadId } = await say(place, owner, channelId, "root");
  for (let n = 1; n <= replies; n += 1)
    await say(place, owner, channelId, n === 1 ? calling(calls) : `reply ${n}`, { threadId });
  return { workspaceId, channelId, threadId };
}
const listed = async (who: TestMember, more: object = {}) =>
  (await who.client.call(listMyThreads, { workspaceId, ...more })).items.map(({ mine }) => mine.threadId);
const unread = async (who: TestMember) =>
  (await who.client.call(listUnreadThreads, { workspaceId })).threads.map(({ threadId }) => threadId);

describe("the list of followed threads", () => {
  test("begins with what was answered last, with its beginning, its newest replies and the people", async () => {
    const [first, second] = [await thread(guest), await thread(guest, 5)];
    await say(place, member, first.channelId, "again", { threadId: first.threadId });
    const { items, people } = await guest.client.call(listMyThreads, { workspaceId, limit: 2 });
    expect(items.map(({ mine }) => mine.threadId)).toEqual([first.threadId, second.threadId]);
    expect(items[1]).toMatchObject({
      mine: { channelId: second.channelId, following: true, readSeq: 0, lastSeq: 5 },
      root: { id: second.threadId, text: "root", thread: { replies: 5 } },
    });
    expect(items[1]?.replies.map(({ text }) => text)).toEqual(["reply 3", "reply 4", "reply 5"]);
    expect(people.map(({ id }) => id).sort()).toEqual([owner.memberId, member.memberId, guest.memberId].sort());
  });

  test("in pages, without gap or repetition", async () => {
    for (let n = 0; n < 5; n += 1) await thread(member);
    const whole = await listed(member);
    const pages: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await member.client.call(listMyThreads, { workspaceId, limit: 2, ...(cursor && { cursor }) });
      pages.push(...page.items.map(({ mine }) => mine.threadId));
      cursor = page.next;
    } while (cursor);
    expect(pages).toEqual(whole);
    expect(new Set(pages).size).toBe(whole.length);
  });

  test("of what is unread alone, when asked", async () => {
    const [read, waiting] = [await thread(member), await thread(member)];
    await member.client.call(markThreadRead, { ...read, seq: 1 });
    const shown = await listed(member, { show: "unread" });
    expect(shown).toContain(waiting.threadId);
    expect(shown).not.toContain(read.threadId);
    expect(await unread(member)).toEqual(shown);
  });

  test("holds nothing of channels one has left, also on coming back", async () => {
    const which = await thread(member);
    const { channelId } = which;
    await member.client.call(leaveChannel, { workspaceId, channelId });
    expect(await listed(member)).not.toContain(which.threadId);
    const told = await toldBy(server, place, () => say(place, owner, channelId, "later", { threadId: which.threadId }));
    expect(names(told).member).toEqual([]);
    await member.client.call(joinChannel, { workspaceId, channelId });
    expect(await listed(member)).not.toContain(which.threadId);
    expect((await member.client.call(listReplies, which)).mine.following).toBe(false);
  });

  test("refuses a cursor of another list", async () => {
    const error = await refused(member.client.call(listMyThreads, { workspaceId, cursor: "nonsense" }));
    expect(error.code).toBe("invalid_input");
  });
});

describe("an answer in a thread", () => {
  test("is told to who had read it, once until they read again, and to nobody else", async () => {
    const which = await thread(member, 2);
    await member.client.call(markThreadRead, { ...which, seq: 2 });
    const reply = (text: string) => say(place, owner, which.channelId, text, { threadId: which.threadId });
    const told = await toldBy(server, place, async () => {
      await reply("three");
      await reply("four");
    });
    expect(names(told)).toEqual({
      owner: ["messageSent", "messageSent"],
      admin: [],
      member: ["messageSent", "threadAnswered", "messageSent"],
      guest: ["messageSent", "messageSent"],
    });
    const mine = { threadId: which.threadId, channelId: which.channelId, following: true, readSeq: 2, lastSeq: 3 };
    expect(told.member[1]?.data).toEqual({ mine });
  });

  test("is told to its author, too, when they have not read what came before", async () => {
    const which = await thread(guest, 3);
    const told = await toldBy(server, place, () =>
      say(place, member, which.channelId, "me too", { threadId: which.threadId }),
    );
    expect(names(told).member).toEqual(["messageSent", "threadAnswered"]);
    expect(told.member[1]?.data).toMatchObject({ mine: { readSeq: 0, lastSeq: 4 } });
    expect(await unread(member)).toContain(which.threadId);
  });
});

describe("who does not want it", () => {
  const preferring = async (who: TestMember, change: object, work: () => Promise<void>) => {
    await who.client.call(changePreferences, { workspaceId, ...change });
    await work();
    await who.client.call(changePreferences, { workspaceId, followCalled: true, followOwn: true, followWritten: true });
  };

  test("follows no thread by being called in it", () =>
    preferring(member, { followCalled: false }, async () => {
      const which = await thread(member);
      expect((await member.client.call(listReplies, which)).mine.following).toBe(false);
    }));

  test("nor by having begun it", () =>
    preferring(member, { followOwn: false }, async () => {
      const channelId = await channelOf(place, { memberIds: [member.memberId] });
      const { id: threadId } = await say(place, member, channelId, "root");
      await say(place, owner, channelId, "answer", { threadId });
      expect(await unread(member)).not.toContain(threadId);
    }));

  test("nor by writing in it; what they follow already they go on following", () =>
    preferring(member, { followWritten: false }, async () => {
      const [which, followed] = [await thread(guest), await thread(member)];
      for (const { channelId, threadId } of [which, followed]) await say(place, member, channelId, "me", { threadId });
      expect((await member.client.call(listReplies, which)).mine).toMatchObject({ following: false, readSeq: 0 });
      expect((await member.client.call(listReplies, followed)).mine.following).toBe(true);
    }));
});

describe("marking all threads read", () => {
  test("moves every pointer, takes what called off the counts, and tells one's own devices alone", async () => {
    const threads = [await thread(guest), await thread(guest, 3)];
    const told = await toldBy(server, place, async () => {
      expect(await guest.client.call(markAllThreadsRead, { workspaceId })).toMatchObject({ more: false });
    });
    expect(names(told)).toEqual({ owner: [], admin: [], member: [], guest: ["threadsRead"] });
    const data = told.guest[0]?.data;
    for (const { threadId, channelId } of threads) {
      expect(data).toMatchObject({
        threads: expect.arrayContaining([expect.objectContaining({ threadId, channelId })]),
        channels: expect.arrayContaining([{ channelId, mentions: 0 }]),
      });
    }
    expect(await unread(guest)).toEqual([]);
    const { rows } = await pool.query(
      "select read_seq::int from thread_member where member_id = $1 and thread_id = any($2) order by read_seq",
      [guest.memberId, threads.map(({ threadId }) => threadId)],
    );
    expect(rows).toEqual([{ read_seq: 1 }, { read_seq: 3 }]);
  });

  test("again changes nothing and tells nobody", async () => {
    await thread(guest);
    await guest.client.call(markAllThreadsRead, { workspaceId });
    const told = await toldBy(server, place, async () => {
      expect(await guest.client.call(markAllThreadsRead, { workspaceId })).toEqual({ read: 0, more: false });
    });
    expect(told.guest).toEqual([]);
  });

  test("leaves alone what one does not follow, and what others have not read", async () => {
    const which = await thread(guest);
    await member.client.call(followThread, { ...which, following: true });
    await guest.client.call(followThread, { ...which, following: false });
    await guest.client.call(markAllThreadsRead, { workspaceId });
    expect((await guest.client.call(listReplies, which)).mine).toMatchObject({ following: false, readSeq: 0 });
    expect(await unread(member)).toContain(which.threadId);
  });

  test("is refused to who is not in the workspace", async () => {
    for (const operation of [listMyThreads, listUnreadThreads, markAllThreadsRead])
      expect((await refused(outsider.client.call(operation, { workspaceId }))).code).toBe("not_found");
  });
});
