import { openDirect } from "@atrium/contract/chat/channels.ts";
import { addReaction } from "@atrium/contract/chat/reactions.ts";
import { createReminder } from "@atrium/contract/chat/reminders.ts";
import {
  type InboxItem,
  listInbox,
  markInboxDone,
  snoozeInbox,
  unsubscribeInbox,
} from "@atrium/contract/inbox/inbox.ts";
import type { CallOf } from "@atrium/contract/protocol/operation.ts";
import { describe, expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { reminderDue } from "../../testing/due-reminders.ts";
import { channelOf, names, rooms, say, toldBy } from "../../testing/rooms.ts";
import type { TestMember } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, member, admin, outsider } = place;

type Tab = CallOf<typeof listInbox>["tab"];
const find = async (who: TestMember, objectId: string, tab: Tab = "all"): Promise<InboxItem | undefined> =>
  (await who.client.call(listInbox, { workspaceId, tab })).items.find((item) => item.objectId === objectId);
const room = () => channelOf(place, { visibility: "private", memberIds: [member.memberId] });

/** A thread the member follows with two replies of the owner's. */
async function thread() {
  const channelId = await room();
  const { id: objectId } = await say(place, member, channelId, "question");
  await say(place, owner, channelId, "one", { threadId: objectId });
  await say(place, owner, channelId, "two", { threadId: objectId });
  return { channelId, which: { workspaceId, kind: "thread" as const, objectId } };
}
const rowOf = async (objectId: string) =>
  (await pool.query("select member_id, done_through, unsubscribed from inbox_mark where object_id = $1", [objectId]))
    .rows;

describe("marking done", () => {
  test("keeps who did and up to where, tells one's own devices alone, and reads the thread", async () => {
    const { channelId, which } = await thread();
    const told = await toldBy(server, place, () => member.client.call(markInboxDone, { ...which, position: 2 }));
    expect(names(told)).toEqual({ owner: [], admin: [], member: ["threadMarked", "inboxMarked"], guest: [] });
    const mark = { kind: "thread", objectId: which.objectId, doneThrough: 2, snoozedUntil: null, unsubscribed: false };
    expect(told.member[1]?.data).toEqual({ mark });
    expect(await rowOf(which.objectId)).toEqual([{ member_id: member.memberId, done_through: 2, unsubscribed: false }]);
    expect(await find(member, which.objectId)).toBeUndefined();
    expect(await find(member, which.objectId, "unread")).toBeUndefined();
    expect(await find(member, which.objectId, "done")).toMatchObject({ waiting: false, mark });
    await say(place, owner, channelId, "three", { threadId: which.objectId });
    expect(await find(member, which.objectId)).toMatchObject({ waiting: true, unread: 1 });
    expect(await find(member, which.objectId, "done")).toBeUndefined();
  });

  test("twice is once, also at the same time", async () => {
    const { which } = await thread();
    const told = await toldBy(server, place, () =>
      Promise.all([1, 2, 3].map(() => member.client.call(markInboxDone, { ...which, position: 2 }))),
    );
    expect(names(told).member.sort()).toEqual(["inboxMarked", "threadMarked"]);
  });

  test("up to where one has looked: what came meanwhile is not swallowed", async () => {
    const { which } = await thread();
    await member.client.call(markInboxDone, { ...which, position: 1 });
    expect(await find(member, which.objectId)).toMatchObject({ waiting: true, unread: 1 });
    const { mark } = await member.client.call(markInboxDone, { ...which, position: 999 });
    expect(mark.doneThrough).toBe(2);
  });

  test("can be undone", async () => {
    const { which } = await thread();
    await member.client.call(markInboxDone, { ...which, position: 2 });
    const { mark } = await member.client.call(markInboxDone, { ...which, position: null });
    expect(mark.doneThrough).toBeNull();
    expect(await find(member, which.objectId)).toMatchObject({ waiting: false });
  });

  test("reads a direct message", async () => {
    const { channel } = await owner.client.call(openDirect, { workspaceId, memberIds: [admin.memberId] });
    const objectId = channel.channel.id;
    await say(place, owner, objectId, "hello");
    const told = await toldBy(server, place, () =>
      admin.client.call(markInboxDone, { workspaceId, kind: "direct", objectId, position: 1 }),
    );
    expect(names(told)).toMatchObject({ owner: [], admin: ["readPointerMoved", "inboxMarked"] });
    expect(await find(admin, objectId)).toBeUndefined();
  });

  test("is for who sees the object, and nobody hears of a try", async () => {
    const { which } = await thread();
    const told = await toldBy(server, place, async () => {
      for (const who of [admin, outsider])
        expect((await refused(who.client.call(markInboxDone, { ...which, position: 1 }))).code).toBe("not_found");
    });
    expect(names(told)).toEqual({ owner: [], admin: [], member: [], guest: [] });
    expect(await rowOf(which.objectId)).toEqual([]);
  });
});

describe("putting off", () => {
  test("takes it out of sight until then, and lists it under later", async () => {
    const { which } = await thread();
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const told = await toldBy(server, place, () => member.client.call(snoozeInbox, { ...which, until }));
    expect(names(told)).toEqual({ owner: [], admin: [], member: ["inboxMarked"], guest: [] });
    expect(await find(member, which.objectId)).toBeUndefined();
    expect(await find(member, which.objectId, "unread")).toBeUndefined();
    expect(await find(member, which.objectId, "later")).toMatchObject({ mark: { snoozedUntil: until } });
    const again = await toldBy(server, place, () => member.client.call(snoozeInbox, { ...which, until }));
    expect(again.member).toEqual([]);
    await member.client.call(snoozeInbox, { ...which, until: null });
    expect(await find(member, which.objectId)).toMatchObject({ waiting: true, why: "reply" });
  });

  test("brings it back when the time has come, as something that waits, though it was read", async () => {
    const { which } = await thread();
    await member.client.call(markInboxDone, { ...which, position: 2 });
    await member.client.call(snoozeInbox, { ...which, until: new Date(Date.now() + 3_600_000).toISOString() });
    expect(await find(member, which.objectId)).toBeUndefined();
    const until = new Date(Date.now() + 7_200_000).toISOString();
    await member.client.call(snoozeInbox, { ...which, until });
    // Nobody waits for two hours.
    const { rows } = await pool.query(
      "update inbox_mark set snoozed_until = date_trunc('milliseconds', now()) where object_id = $1 and snoozed_until = $2 returning snoozed_until",
      [which.objectId, until],
    );
    expect(await find(member, which.objectId, "unread")).toMatchObject({
      why: "returned",
      waiting: true,
      at: rows[0].snoozed_until.toISOString(),
    });
    expect(await find(member, which.objectId)).toMatchObject({ why: "returned" });
    await member.client.call(markInboxDone, { ...which, position: 2 });
    expect(await find(member, which.objectId)).toBeUndefined();
    expect(await find(member, which.objectId, "unread")).toBeUndefined();
  });

  test.each([-1000, 400 * 86_400_000])("to a moment %d ms from now is refused", async (ahead) => {
    const { which } = await thread();
    const until = new Date(Date.now() + ahead).toISOString();
    expect((await refused(member.client.call(snoozeInbox, { ...which, until }))).code).toBe("bad_moment");
    expect((await refused(outsider.client.call(snoozeInbox, { ...which, until }))).code).toBe("not_found");
  });
});

describe("unsubscribing", () => {
  test("from a thread stops following it, here and in the chat, and can be undone", async () => {
    const { channelId, which } = await thread();
    const told = await toldBy(server, place, () =>
      member.client.call(unsubscribeInbox, { ...which, unsubscribed: true }),
    );
    expect(names(told)).toEqual({ owner: [], admin: [], member: ["threadMarked", "inboxMarked"], guest: [] });
    expect(told.member[0]?.data).toMatchObject({ mine: { following: false } });
    await say(place, owner, channelId, "three", { threadId: which.objectId });
    expect(await find(member, which.objectId)).toBeUndefined();
    const again = await toldBy(server, place, () =>
      member.client.call(unsubscribeInbox, { ...which, unsubscribed: true }),
    );
    expect(again.member).toEqual([]);
    await member.client.call(unsubscribeInbox, { ...which, unsubscribed: false });
    expect(await find(member, which.objectId)).toMatchObject({ waiting: true });
  });

  test("from a direct message mutes it", async () => {
    const { channel } = await owner.client.call(openDirect, { workspaceId, memberIds: [member.memberId] });
    const objectId = channel.channel.id;
    await say(place, owner, objectId, "hello");
    const which = { workspaceId, kind: "direct" as const, objectId };
    const told = await toldBy(server, place, () =>
      member.client.call(unsubscribeInbox, { ...which, unsubscribed: true }),
    );
    expect(names(told).member).toEqual(["channelMarked", "inboxMarked"]);
    await say(place, owner, objectId, "hello again");
    expect(await find(member, objectId)).toBeUndefined();
  });

  test("from a message of one's own ends its reactions", async () => {
    const channelId = await room();
    const { id: objectId } = await say(place, owner, channelId, "done");
    const react = (emoji: string) =>
      member.client.call(addReaction, { workspaceId, channelId, messageId: objectId, emoji });
    await react("👍");
    expect(await find(owner, objectId)).toMatchObject({ kind: "reaction" });
    await owner.client.call(unsubscribeInbox, { workspaceId, kind: "reaction", objectId, unsubscribed: true });
    await react("🎉");
    expect(await find(owner, objectId)).toBeUndefined();
    const other = { workspaceId, kind: "reaction" as const, objectId, unsubscribed: true };
    expect((await refused(member.client.call(unsubscribeInbox, other))).code).toBe("not_found");
  });
});

describe("a reminder", () => {
  /** One of the member's whose time has come, of a message of the owner's. */
  async function due() {
    const channelId = await room();
    const { id: messageId } = await say(place, owner, channelId, "send the offer");
    const remindAt = new Date(Date.now() + 3_600_000).toISOString();
    const input = { workspaceId, clientId: newId(), text: "the offer", channelId, messageId, remindAt };
    const { reminder } = await member.client.call(createReminder, input);
    const which = { workspaceId, kind: "reminder" as const, objectId: reminder.id };
    await reminderDue(server, reminder.id);
    await expect.poll(() => find(member, reminder.id, "unread")).toBeDefined();
    return { which, channelId, messageId };
  }

  test("waits at its time with its words and its message, until it is ticked off; nobody else sees it", async () => {
    const { which, channelId, messageId } = await due();
    expect(await find(member, which.objectId)).toMatchObject({
      kind: "reminder",
      why: "reminder",
      waiting: true,
      note: "the offer",
      channelId,
      message: { id: messageId, text: "send the offer" },
    });
    expect(await find(owner, which.objectId)).toBeUndefined();
    expect((await refused(owner.client.call(markInboxDone, { ...which, position: 1 }))).code).toBe("not_found");
    const told = await toldBy(server, place, () => member.client.call(markInboxDone, { ...which, position: 1 }));
    expect(names(told)).toEqual({ owner: [], admin: [], member: ["reminderChanged"], guest: [] });
    expect(await find(member, which.objectId)).toBeUndefined();
    expect(await find(member, which.objectId, "unread")).toBeUndefined();
  });

  test("is put off to another time, and comes back when it is not done after all", async () => {
    const { which } = await due();
    const until = new Date(Date.now() + 3_600_000).toISOString();
    await member.client.call(snoozeInbox, { ...which, until });
    expect(await find(member, which.objectId)).toBeUndefined();
    await member.client.call(markInboxDone, { ...which, position: 1 });
    await member.client.call(markInboxDone, { ...which, position: null });
    const { rows } = await pool.query(
      "select remind_at < now() + interval '3 seconds' as soon from reminder where id = $1",
      [which.objectId],
    );
    expect(rows).toEqual([{ soon: true }]);
    await reminderDue(server, which.objectId);
    await expect.poll(() => find(member, which.objectId)).toBeDefined();
  });
});
