import * as channels from "@atrium/contract/chat/channels.ts";
import * as messages from "@atrium/contract/chat/messages.ts";
import { followThread, markThreadRead } from "@atrium/contract/chat/threads.ts";
import { markRead } from "@atrium/contract/chat/unread.ts";
import { countInbox, listInbox, markInboxDone, snoozeInbox } from "@atrium/contract/inbox/inbox.ts";
import { concernsInbox } from "@atrium/contract/inbox/inbox-events.ts";
import { updateWorkspace } from "@atrium/contract/workspace/workspaces.ts";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { seed } from "../../../ops/test/seed.ts";
import type { RawSocket } from "../../testing/raw-socket.ts";
import { channelOf, type Rooms, rooms, say } from "../../testing/rooms.ts";
import { following, unfollowAll } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

/**
 * There is one read state. Whatever is sent, edited, deleted, read, and marked, on whichever of three devices: each
 * device that asks again when `concernsInbox` says so shows what the server says, and nothing that was read waits to be
 * told by any medium.
 */
const server = await testServer();
const { pool } = await testDatabase();
afterEach(unfollowAll);

type Step = { act: keyof typeof acts; where: number; what: number; flag: boolean };
type Said = { channelId: string; messageId: string; threadId?: string };
type World = Rooms & { places: string[]; said: Said[] };

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;
const textOf = ({ member }: World, { what }: Step) =>
  pick(["hello", "@channel", `[@you](person:${member.memberId})`, `and [@you](person:${member.memberId})`], what);

/** The owner writes; the member, on some device, reads and marks. What is refused changes nothing. */
const acts = {
  send: async (world: World, step: Step) => {
    const channelId = pick(world.places, step.where);
    world.said.push({ channelId, messageId: (await say(world, world.owner, channelId, textOf(world, step))).id });
  },
  reply: async (world: World, step: Step) => {
    const root = pick(world.said, step.what);
    const threadId = root.threadId ?? root.messageId;
    const more = { threadId, alsoToChannel: step.flag };
    const { id } = await say(world, world.owner, root.channelId, textOf(world, step), more);
    world.said.push({ channelId: root.channelId, messageId: id, threadId });
  },
  answer: async (world: World, step: Step) => {
    const root = pick(world.said, step.what);
    await say(world, world.member, root.channelId, "well", { threadId: root.threadId ?? root.messageId });
  },
  edit: ({ owner, workspaceId, said }: World, { what, flag }: Step) =>
    owner.client.call(messages.editMessage, {
      workspaceId,
      ...which(pick(said, what)),
      text: flag ? "edited" : "again",
    }),
  delete: ({ owner, workspaceId, said }: World, { what }: Step) =>
    owner.client.call(messages.deleteMessage, { workspaceId, ...which(pick(said, what)) }),
  restore: ({ owner, workspaceId, said }: World, { what }: Step) =>
    owner.client.call(messages.restoreMessage, { workspaceId, ...which(pick(said, what)) }),
  read: ({ member, workspaceId, places }: World, { where, what, flag }: Step) =>
    member.client.call(markRead, { workspaceId, channelId: pick(places, where), seq: what, back: flag }),
  readThread: ({ member, workspaceId, said }: World, { what, where }: Step) => {
    const { channelId, messageId, threadId } = pick(said, what);
    return member.client.call(markThreadRead, {
      workspaceId,
      channelId,
      threadId: threadId ?? messageId,
      seq: where + 1,
    });
  },
  follow: ({ member, workspaceId, said }: World, { what, flag }: Step) => {
    const { channelId, messageId, threadId } = pick(said, what);
    const input = { workspaceId, channelId, threadId: threadId ?? messageId, following: flag };
    return member.client.call(followThread, input);
  },
  mute: ({ member, workspaceId, places }: World, { where, flag }: Step) =>
    member.client.call(channels.markChannel, { workspaceId, channelId: pick(places, where), muted: flag }),
  done: async (world: World, step: Step) => {
    const item = pick(await shown(world), step.what);
    const { kind, objectId, position } = item;
    const input = { workspaceId: world.workspaceId, kind, objectId, position: step.flag ? position : null };
    return world.member.client.call(markInboxDone, input);
  },
  later: async (world: World, step: Step) => {
    const { kind, objectId } = pick(await shown(world), step.what);
    const until = step.flag ? new Date(Date.now() + 3_600_000).toISOString() : null;
    return world.member.client.call(snoozeInbox, { workspaceId: world.workspaceId, kind, objectId, until });
  },
};
const which = ({ channelId, messageId }: Said) => ({ channelId, messageId });
const shown = async ({ member, workspaceId }: World) =>
  (await member.client.call(listInbox, { workspaceId, limit: 50 })).items;

/** What a device shows: the badge, and what waits; texts and times apart. */
async function stateOf({ member, workspaceId }: World) {
  const { waiting } = await member.client.call(countInbox, { workspaceId });
  const { items } = await member.client.call(listInbox, { workspaceId, tab: "unread", limit: 50 });
  expect(items).toHaveLength(waiting);
  return items.map(({ kind, objectId, unread, why }) => `${kind} ${objectId} ${unread} ${why}`).sort();
}

/** Waits until each device has heard everything up to now; answers which of them heard what concerns the inbox. */
async function concerned(world: World, devices: RawSocket[], from: number[], hasItems: boolean): Promise<boolean[]> {
  const name = newId();
  await world.owner.client.call(updateWorkspace, { workspaceId: world.workspaceId, name });
  const isEnd = (device: RawSocket) => device.of("event").some((frame) => JSON.stringify(frame.data).includes(name));
  await Promise.all(devices.map((device) => device.until(() => isEnd(device))));
  const direct = world.places.at(-1) as string;
  const reader = { memberId: world.member.memberId, hasItems, isDirect: (id: string) => id === direct };
  return devices.map((device, index) =>
    device
      .of("event")
      .slice(from[index])
      .some((frame) => concernsInbox(frame.name, frame.data, reader)),
  );
}

/** Of what waits to be told: what is read, though the engine has come to the end. */
async function toldThoughRead({ member }: World): Promise<unknown[]> {
  const behind = async () =>
    (
      await pool.query(
        "select 1 from event_follower f join event_head h using (workspace_id) where f.name = 'inbox.delivery' and f.seq < h.seq",
      )
    ).rows.length;
  await expect.poll(behind, { timeout: 30_000 }).toBe(0);
  const { rows } = await pool.query(
    `select d.conversation_id from delivery d
      join channel_member m on m.workspace_id = d.workspace_id and m.channel_id = d.channel_id and m.member_id = d.member_id
      left join thread_member tm on tm.workspace_id = d.workspace_id and tm.thread_id = d.thread_id
        and tm.member_id = d.member_id
      where d.member_id = $1 and d.last_seq <= case when d.thread_id is null then m.read_seq else coalesce(tm.read_seq, 0) end`,
    [member.memberId],
  );
  return rows;
}

const steps = fc.array(
  fc.record({
    act: fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])),
    where: fc.nat({ max: 2 }),
    what: fc.nat({ max: 7 }),
    flag: fc.boolean(),
  }),
  { minLength: 6, maxLength: 14 },
);

async function expectOneState(plan: readonly Step[]): Promise<void> {
  const people = await rooms(server);
  const { workspaceId, owner, member } = people;
  const { channel } = await owner.client.call(channels.openDirect, { workspaceId, memberIds: [member.memberId] });
  const room = await channelOf(people, { memberIds: [member.memberId] });
  const world: World = { ...people, places: [people.open, room, channel.channel.id], said: [] };
  for (const [where, what] of [2, 0, 3].entries()) await acts.send(world, { act: "send", where, what, flag: false });
  const devices = [await following(server, member, workspaceId), await following(server, member, workspaceId)];
  devices.push(await following(server, member, workspaceId));
  let before = await stateOf(world);
  for (const step of plan) {
    const from = devices.map((device) => device.of("event").length);
    await acts[step.act](world, step).catch(() => undefined);
    const asks = await concerned(world, devices, from, before.length > 0);
    const after = await stateOf(world);
    const isUntold = after.join() !== before.join() && asks.includes(false);
    expect(isUntold ? { step, asks } : "told").toBe("told");
    before = after;
  }
  expect(await toldThoughRead(world)).toEqual([]);
}

test("three devices always come to show the same, and what is read is told to nobody", {
  timeout: 180_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (plan) => {
      await expectOneState(plan as Step[]);
      unfollowAll();
    }),
    { seed, numRuns: 8 },
  );
});
