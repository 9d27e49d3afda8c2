import * as channels from "@atrium/contract/chat/channels.ts";
import { groupMarkdown } from "@atrium/contract/chat/message-text.ts";
import * as messages from "@atrium/contract/chat/messages.ts";
import { addReaction, removeReaction } from "@atrium/contract/chat/reactions.ts";
import { deleteSidebarSection, keepSidebarSection } from "@atrium/contract/chat/sidebar.ts";
import { followThread, markAllThreadsRead, markThreadRead } from "@atrium/contract/chat/threads.ts";
import { markRead, moveReadPointers } from "@atrium/contract/chat/unread.ts";
import { createGroup } from "@atrium/contract/people/groups.ts";
import type { ApiError } from "@atrium/web/platform/api/api-error.ts";
import fc from "fast-check";
import { afterEach, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { seed } from "../../ops/test/seed.ts";
import { chatReplica } from "../testing/chat-replica.ts";
import { expectReplicasToHold } from "../testing/replica.ts";
import { type Rooms, rooms } from "../testing/rooms.ts";
import { type TestMember, unfollowAll } from "../testing/team.ts";
import { testServer } from "../testing/test-server.ts";

const server = await testServer();
afterEach(unfollowAll);

/** A step as fast-check draws it: who does what, and numbers that choose on what. */
type Step = { act: keyof typeof acts; who: number; where: number; what: number; flag: boolean };
/** What has come to be so far. */
type World = Rooms & {
  group: string;
  people: TestMember[];
  places: string[];
  said: { channelId: string; messageId: string }[];
};
type Doing = {
  world: World;
  who: TestMember;
  other: TestMember;
  step: Step;
  channelId: string;
  said: World["said"][number];
};

/** Everybody's own: one's section is not another's. */
const sectionIds = [newId(), newId()] as const;
const emoji = ["👍", "🎉", "🧭"] as const;
const texts = ({ other, world }: Doing) => [
  "hello",
  "@channel",
  `[@you](person:${other.memberId})`,
  "`@here` only quoted",
  groupMarkdown("crew", world.group),
  `${groupMarkdown("crew", world.group)} [@you](person:${other.memberId})`,
];
const textOf = (doing: Doing): string => texts(doing)[doing.step.what % 6] as string;

/** Every way to change something, by whoever, on whatever; what is refused changes nothing, which is tried as well. */
const acts = {
  createChannel: async ({ world, who, other, step }: Doing) => {
    const { channel } = await who.client.call(channels.createChannel, {
      workspaceId: world.workspaceId,
      name: `room ${newId()}`,
      visibility: step.flag ? "private" : "public",
      memberIds: [other.memberId],
    });
    world.places.push(channel.channel.id);
  },
  openDirect: async ({ world, who, other }: Doing) => {
    const input = { workspaceId: world.workspaceId, memberIds: [other.memberId] };
    const { channel } = await who.client.call(channels.openDirect, input);
    world.places.push(channel.channel.id);
  },
  join: ({ world: { workspaceId }, who, channelId }: Doing) =>
    who.client.call(channels.joinChannel, { workspaceId, channelId }),
  leave: ({ world: { workspaceId }, who, channelId }: Doing) =>
    who.client.call(channels.leaveChannel, { workspaceId, channelId }),
  add: ({ world: { workspaceId }, who, other, channelId }: Doing) =>
    who.client.call(channels.addChannelMembers, { workspaceId, channelId, memberIds: [other.memberId] }),
  remove: ({ world: { workspaceId }, who, other, channelId }: Doing) =>
    who.client.call(channels.removeChannelMember, { workspaceId, channelId, memberId: other.memberId }),
  update: ({ world: { workspaceId }, who, channelId, step }: Doing) =>
    who.client.call(channels.updateChannel, { workspaceId, channelId, topic: `topic ${step.what % 3}` }),
  archive: ({ world: { workspaceId }, who, channelId }: Doing) =>
    who.client.call(channels.archiveChannel, { workspaceId, channelId }),
  restore: ({ world: { workspaceId }, who, channelId }: Doing) =>
    who.client.call(channels.restoreChannel, { workspaceId, channelId }),
  mark: ({ world: { workspaceId }, who, channelId, step }: Doing) =>
    who.client.call(channels.markChannel, {
      workspaceId,
      channelId,
      muted: step.flag,
      favourite: step.what % 2 === 0,
      ...(step.where % 2 && { sectionId: [null, ...sectionIds][step.where % 3] ?? null, place: `a${step.what}` }),
      notificationLevel: ([null, "all", "mentions", "nothing"] as const)[step.what % 4] ?? null,
    }),
  send: async (doing: Doing) => {
    const { world, who, channelId } = doing;
    const input = { workspaceId: world.workspaceId, channelId, clientId: newId(), text: textOf(doing) };
    const { message } = await who.client.call(messages.sendMessage, input);
    world.said.push({ channelId, messageId: message.id });
  },
  reply: async (doing: Doing) => {
    const { world, who, said, step } = doing;
    const { message } = await who.client.call(messages.sendMessage, {
      workspaceId: world.workspaceId,
      channelId: said.channelId,
      threadId: said.messageId,
      alsoToChannel: step.flag,
      clientId: newId(),
      text: textOf(doing),
    });
    world.said.push({ channelId: said.channelId, messageId: message.id });
  },
  edit: ({ world: { workspaceId }, who, said, step }: Doing) =>
    who.client.call(messages.editMessage, { workspaceId, ...said, text: `edit ${step.what % 3}` }),
  delete: ({ world: { workspaceId }, who, said }: Doing) =>
    who.client.call(messages.deleteMessage, { workspaceId, ...said }),
  undelete: ({ world: { workspaceId }, who, said }: Doing) =>
    who.client.call(messages.restoreMessage, { workspaceId, ...said }),
  react: ({ world: { workspaceId }, who, said, step }: Doing) =>
    who.client.call(addReaction, { workspaceId, ...said, emoji: emoji[step.what % 3] as string }),
  unreact: ({ world: { workspaceId }, who, said, step }: Doing) =>
    who.client.call(removeReaction, { workspaceId, ...said, emoji: emoji[step.what % 3] as string }),
  read: ({ world: { workspaceId }, who, channelId, step }: Doing) =>
    who.client.call(markRead, { workspaceId, channelId, seq: step.what % 8, back: step.flag }),
  follow: ({ world: { workspaceId }, who, said, step }: Doing) =>
    who.client.call(followThread, {
      workspaceId,
      channelId: said.channelId,
      threadId: said.messageId,
      following: step.flag,
    }),
  readThread: ({ world: { workspaceId }, who, said, step }: Doing) =>
    who.client.call(markThreadRead, {
      workspaceId,
      channelId: said.channelId,
      threadId: said.messageId,
      seq: step.what % 5,
    }),
  keepSection: ({ world: { workspaceId }, who, step }: Doing) =>
    who.client.call(keepSidebarSection, {
      workspaceId,
      sectionId: sectionIds[step.where % 2] as string,
      name: `Section ${step.what % 2}`,
      place: `b${step.what}`,
      sort: (["name", "recent", "manual"] as const)[step.what % 3] ?? "name",
      muted: step.flag,
      folded: step.what % 5 === 0,
    }),
  deleteSection: ({ world: { workspaceId }, who, step }: Doing) =>
    who.client.call(deleteSidebarSection, { workspaceId, sectionId: sectionIds[step.where % 2] as string }),
  readMany: ({ world: { workspaceId, places }, who, step }: Doing) =>
    who.client.call(moveReadPointers, {
      workspaceId,
      pointers: places.slice(0, 4).map((channelId, index) => ({ channelId, seq: (step.what + index) % 8 })),
      back: step.flag,
    }),
  readAllThreads: ({ world: { workspaceId }, who }: Doing) => who.client.call(markAllThreadsRead, { workspaceId }),
};

/** Everything people say to each other is likelier than the rest. */
const weighted = Object.keys(acts).flatMap((act) => Array(["send", "reply"].includes(act) ? 4 : 1).fill(act));
const step = fc.record({
  act: fc.constantFrom(...(weighted as Step["act"][])),
  who: fc.nat(3),
  where: fc.nat(30),
  what: fc.nat(30),
  flag: fc.boolean(),
});

async function take(world: World, drawn: Step): Promise<void> {
  const { people, places, said } = world;
  const pick = <T>(list: T[], index: number) => list[index % list.length] as T;
  const doing: Doing = {
    world,
    step: drawn,
    who: pick(people, drawn.who),
    other: pick(people, drawn.who + 1 + (drawn.what % 3)),
    channelId: pick(places, drawn.where),
    said: pick(said, drawn.where + drawn.what),
  };
  await acts[drawn.act](doing).catch((error: ApiError) => {
    if (error.code === "internal" || error.code === undefined) throw error;
  });
}

async function begin(): Promise<World> {
  const place = await rooms(server);
  const people = [place.owner, place.admin, place.member, place.guest];
  const crew = { handle: "crew", name: "Crew", memberIds: [place.owner.memberId, place.member.memberId] };
  const { group } = await place.owner.client.call(createGroup, { workspaceId: place.workspaceId, ...crew });
  const world: World = { ...place, group: group.id, people, places: [place.open, place.closed], said: [] };
  for (const channelId of world.places) {
    const input = { workspaceId: place.workspaceId, channelId, clientId: newId(), text: "first" };
    const { message } = await place.member.client.call(messages.sendMessage, input);
    world.said.push({ channelId, messageId: message.id });
  }
  return world;
}

test("whatever people do, what they were told adds up to what is there", { timeout: 180_000 }, async () => {
  // Steps of one group happen at the same time.
  const steps = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 10, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(steps, async (groups) => {
      const world = await begin();
      await expectReplicasToHold(server, world, world.people, chatReplica(world.workspaceId), async () => {
        for (const group of groups) await Promise.all(group.map((drawn) => take(world, drawn)));
      });
    }),
    { seed, numRuns: 8, endOnFailure: true },
  );
});
