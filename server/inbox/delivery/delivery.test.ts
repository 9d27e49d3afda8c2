import { markChannel, openDirect } from "@atrium/contract/chat/channels.ts";
import { deleteMessage } from "@atrium/contract/chat/messages.ts";
import { markRead } from "@atrium/contract/chat/unread.ts";
import { changeAvailability } from "@atrium/contract/people/availability.ts";
import { createGroup } from "@atrium/contract/people/groups.ts";
import { changePreferences } from "@atrium/contract/people/preferences.ts";
import { removeMember } from "@atrium/contract/workspace/members.ts";
import { describe, expect, test } from "vitest";
import { channelOf, rooms, say } from "../../testing/rooms.ts";
import type { TestMember } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, member, admin } = place;
const calling = (who: TestMember) => `[@them](person:${who.memberId})`;
const room = () => channelOf(place, { memberIds: [member.memberId, admin.memberId] });

const patience = { timeout: 30_000, interval: 25 };
type Row = { member_id: string; reason: string; message_ids: string[]; held: boolean; due_in: number };
const waiting = async (channelId: string): Promise<Row[]> =>
  (
    await pool.query(
      `select member_id, reason, message_ids, held, extract(epoch from due_at - now())::int as due_in from delivery
        where channel_id = $1 and medium = 'mail' and due_at is not null order by member_id`,
      [channelId],
    )
  ).rows;
/** The engine has come to everything said before: a call of the owner's in another channel has arrived. */
async function settled(): Promise<void> {
  const channelId = await room();
  const { id } = await say(place, admin, channelId, calling(owner));
  const isThere = async () => (await waiting(channelId)).some((row) => row.message_ids.includes(id));
  await expect.poll(isThere, patience).toBe(true);
}
const whoWaits = async (channelId: string) => (await waiting(channelId)).map((row) => [row.member_id, row.reason]);

describe("what waits to be told by mail", () => {
  test("is one row for a conversation, due ten minutes after the first message", async () => {
    const { channel } = await owner.client.call(openDirect, { workspaceId, memberIds: [member.memberId] });
    const channelId = channel.channel.id;
    const [one, two] = [await say(place, owner, channelId, "one"), await say(place, owner, channelId, "two")];
    await settled();
    const rows = await waiting(channelId);
    expect(rows).toMatchObject([
      { member_id: member.memberId, reason: "direct", message_ids: [one.id, two.id], held: false },
    ]);
    expect(rows[0]?.due_in).toBeGreaterThan(570);
    expect(rows[0]?.due_in).toBeLessThanOrEqual(600);
  });

  test("is for who is called by name, and nobody else in the channel", async () => {
    const channelId = await room();
    await say(place, owner, channelId, "hello all");
    await say(place, owner, channelId, calling(member));
    await settled();
    expect(await whoWaits(channelId)).toEqual([[member.memberId, "called"]]);
  });

  test("is for who is in a group that is called, and in the channel", async () => {
    const channelId = await channelOf(place, { memberIds: [member.memberId] });
    const input = { workspaceId, handle: "helpers", name: "Helpers", memberIds: [member.memberId, admin.memberId] };
    const { group } = await owner.client.call(createGroup, input);
    await say(place, owner, channelId, `[@helpers](group:${group.id})`);
    await settled();
    expect(await whoWaits(channelId)).toEqual([[member.memberId, "called"]]);
  });

  test("is gone when it was read, wherever", async () => {
    const channelId = await room();
    const { seq } = await say(place, owner, channelId, calling(member));
    await settled();
    expect(await waiting(channelId)).toHaveLength(1);
    await member.client.call(markRead, { workspaceId, channelId, seq: seq as number });
    await settled();
    expect(await waiting(channelId)).toEqual([]);
  });

  test("is nothing from a channel that is muted, or of which nothing is to be told", async () => {
    const [muted, nothing] = [await room(), await room()];
    await member.client.call(markChannel, { workspaceId, channelId: muted, muted: true });
    await member.client.call(markChannel, { workspaceId, channelId: nothing, notificationLevel: "nothing" });
    for (const channelId of [muted, nothing]) await say(place, owner, channelId, calling(member));
    await settled();
    expect([await waiting(muted), await waiting(nothing)]).toEqual([[], []]);
  });

  test("follows a thread to who follows it", async () => {
    const channelId = await room();
    const { id: threadId } = await say(place, member, channelId, "question");
    await say(place, owner, channelId, "answer", { threadId });
    await settled();
    expect(await whoWaits(channelId)).toEqual([[member.memberId, "reply"]]);
  });

  test("is held by quiet hours, except from people let through", async () => {
    const [held, through] = [await room(), await room()];
    const end = new Date(Date.now() + 7_200_000).toISOString();
    await member.client.call(changeAvailability, { workspaceId, until: end, letsThrough: [admin.memberId] });
    await say(place, owner, held, calling(member));
    await say(place, admin, through, calling(member));
    await settled();
    const [first] = await waiting(held);
    expect(first).toMatchObject({ member_id: member.memberId, held: true });
    expect(first?.due_in).toBeGreaterThan(7_100);
    expect(await waiting(through)).toMatchObject([{ held: false }]);
    await member.client.call(changeAvailability, { workspaceId, until: null, letsThrough: [] });
  });

  test("is what one's preferences ask for: words, and everything of channels", async () => {
    const channelId = await room();
    const asks = (more: object) => member.client.call(changePreferences, { workspaceId, ...more });
    await asks({ keywords: ["Release Notes", "outage"], mailFor: ["keyword", "channel"] });
    await settled();
    await say(place, owner, channelId, "an outrage");
    const { id } = await say(place, owner, channelId, "The **release notes** are ready");
    await settled();
    expect(await waiting(channelId)).toMatchObject([{ reason: "keyword", message_ids: [id] }]);
    await asks({ channelLevel: "all" });
    await settled();
    const other = await room();
    await say(place, owner, other, "nothing in particular");
    await settled();
    expect(await whoWaits(other)).toEqual([[member.memberId, "channel"]]);
    await asks({ channelLevel: "mentions", keywords: [], mailFor: ["direct", "called", "reply", "keyword"] });
  });
});

describe("at the moment of telling it is asked again", () => {
  const makeDue = async (channelId: string) => {
    const due = "update delivery set due_at = now() - interval '1 second' where channel_id = $1 and due_at is not null";
    await pool.query(due, [channelId]);
    await pool.query("update timer set due_at = now() where workspace_id = $1 and kind = 'inbox.delivery'", [
      workspaceId,
    ]);
    server.platform.timers?.expect(new Date());
  };

  test("what was deleted meanwhile is not told", async () => {
    const channelId = await room();
    const { id: messageId } = await say(place, owner, channelId, calling(member));
    await settled();
    await owner.client.call(deleteMessage, { workspaceId, channelId, messageId });
    await makeDue(channelId);
    await expect.poll(() => waiting(channelId), patience).toEqual([]);
  });

  test("who fell quiet meanwhile is told when that is over", async () => {
    const channelId = await room();
    await say(place, owner, channelId, calling(member));
    await settled();
    const end = new Date(Date.now() + 3_600_000).toISOString();
    await member.client.call(changeAvailability, { workspaceId, until: end });
    await makeDue(channelId);
    await expect.poll(() => waiting(channelId), patience).toMatchObject([{ held: true }]);
    await member.client.call(changeAvailability, { workspaceId, until: null });
  });

  test("who left the workspace meanwhile is told nothing", async () => {
    const channelId = await room();
    await say(place, owner, channelId, calling(admin));
    await settled();
    await owner.client.call(removeMember, { workspaceId, memberId: admin.memberId });
    await makeDue(channelId);
    await expect.poll(() => waiting(channelId), patience).toEqual([]);
  });
});
