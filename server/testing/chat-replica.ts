import { bootWorkspace } from "@atrium/contract/boot.ts";
import {
  type Channel,
  channelCreated,
  channelJoined,
  channelLeft,
  channelMarked,
  channelMembersChanged,
  channelUpdated,
  listChannels,
  listMyChannels,
  type MyChannel,
} from "@atrium/contract/chat/channels.ts";
import { listMessages, type Message, messageChanged, messageSent } from "@atrium/contract/chat/messages.ts";
import { type Reaction, reactionChanged } from "@atrium/contract/chat/reactions.ts";
import { type SidebarSection, sidebarSectionMuted, sidebarSectionsChanged } from "@atrium/contract/chat/sidebar.ts";
import {
  listReplies,
  listUnreadThreads,
  type MyThread,
  threadAnswered,
  threadMarked,
  threadsRead,
} from "@atrium/contract/chat/threads.ts";
import { readPointerMoved, readPointersMoved } from "@atrium/contract/chat/unread.ts";
import { groupMembershipChanged } from "@atrium/contract/people/groups.ts";
import type { DataOf, EventType } from "@atrium/contract/protocol/event.ts";
import type { Replica } from "./replica.ts";
import type { TestMember } from "./team.ts";

/** Everything of the chat one person's screens could show. */
export type ChatState = {
  /** Whether public channels one is not in are there to be found. */
  browses: boolean;
  /** Found by browsing. */
  channels: Map<string, Channel>;
  mine: Map<string, MyChannel>;
  /** Of channels one was in at the snapshot and did not leave since. */
  messages: Map<string, Map<string, Message>>;
  threads: Map<string, MyThread>;
  sections: SidebarSection[];
  /** Followed threads with something unread. */
  waiting: Map<string, MyThread>;
  /** The groups one is in. */
  groups: Set<string>;
};

/** What a client does with each event of the chat. */
export const chatReplica = (workspaceId: string): Replica<ChatState> => ({
  snapshot: (person) => chatSnapshot(workspaceId, person),
  apply: (state, { name, data }, { memberId }) => reducers.get(name)?.(state, data as never, memberId),
  same: (kept, fresh) => [plain(kept, kept), plain(fresh, kept)],
});

async function chatSnapshot(workspaceId: string, { client }: TestMember): Promise<ChatState> {
  const { permissions, groupIds, sections } = await client.call(bootWorkspace, { workspaceId });
  const state: ChatState = {
    browses: permissions.includes("channel.browse"),
    channels: new Map(),
    mine: new Map(),
    messages: new Map(),
    threads: new Map(),
    groups: new Set(groupIds),
    sections,
    waiting: new Map(),
  };
  const { threads } = await client.call(listUnreadThreads, { workspaceId });
  for (const mine of threads) state.waiting.set(mine.threadId, mine);
  for (const archived of ["no", "only"] as const) {
    const { items } = await client.call(listChannels, { workspaceId, archived, limit: 100 });
    for (const { channel } of items) state.channels.set(channel.id, channel);
  }
  const { items } = await client.call(listMyChannels, { workspaceId, limit: 500 });
  for (const mine of items) {
    const channelId = mine.channel.id;
    state.mine.set(channelId, mine);
    const held = new Map<string, Message>();
    state.messages.set(channelId, held);
    const { messages } = await client.call(listMessages, { workspaceId, channelId, limit: 200 });
    for (const message of messages) {
      held.set(message.id, message);
      if (message.threadId !== null) continue;
      const thread = await client.call(listReplies, { workspaceId, channelId, threadId: message.id, limit: 200 });
      for (const reply of thread.replies) held.set(reply.id, reply);
      state.threads.set(message.id, thread.mine);
    }
  }
  return state;
}

/** As plain data, of what is `held` alone; how many are in a channel is told to those in it only. */
function plain(state: ChatState, held: ChatState): unknown {
  const sorted = <T>(map: Map<string, T>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  const known = (channel: Channel) => (state.mine.has(channel.id) ? channel : { ...channel, memberCount: "unknown" });
  const messages = [...state.messages].filter(([id]) => held.messages.has(id));
  return {
    channels: sorted(state.channels).map(([, channel]) => known(channel)),
    mine: sorted(state.mine),
    messages: sorted(new Map(messages)).map(([id, list]) => [id, sorted(list)]),
    threads: sorted(state.threads).filter(([, mine]) => held.messages.has(mine.channelId)),
    waiting: sorted(state.waiting),
    sections: state.sections,
  };
}

type Reducer = (state: ChatState, data: never, me: string) => void;
const reducers = new Map<string, Reducer>();
function hear<E extends EventType>(event: E, reduce: (state: ChatState, data: DataOf<E>, me: string) => void): void {
  reducers.set(event.name, reduce as Reducer);
}

function changeMine(state: ChatState, channelId: string, change: (mine: MyChannel) => Partial<MyChannel>): void {
  const mine = state.mine.get(channelId);
  if (mine) state.mine.set(channelId, { ...mine, ...change(mine) });
}

function changeMessage(state: ChatState, channelId: string, id: string, change: (was: Message) => Message): void {
  const held = state.messages.get(channelId);
  const message = held?.get(id);
  if (held && message) held.set(id, change(message));
}

hear(channelCreated, (state, { channel }) => void state.channels.set(channel.id, channel));
hear(channelUpdated, (state, { channel }) => {
  state.channels.set(channel.id, channel);
  changeMine(state, channel.id, () => ({ channel }));
});
hear(channelJoined, (state, { channel: mine }) => {
  if (mine.channel.kind === "channel") state.channels.set(mine.channel.id, mine.channel);
  state.mine.set(mine.channel.id, mine);
});
hear(channelLeft, (state, { channelId }) => {
  if (!state.browses || state.channels.get(channelId)?.visibility === "private") state.channels.delete(channelId);
  state.mine.delete(channelId);
  state.messages.delete(channelId);
  for (const held of [state.threads, state.waiting])
    for (const [id, mine] of held) if (mine.channelId === channelId) held.delete(id);
});
hear(channelMembersChanged, (state, { channelId, memberCount }) => {
  const channel = state.channels.get(channelId);
  if (channel) state.channels.set(channelId, { ...channel, memberCount });
  changeMine(state, channelId, (mine) => ({ channel: { ...mine.channel, memberCount } }));
});
hear(channelMarked, (state, { channelId, ...marks }) => changeMine(state, channelId, () => marks));
hear(sidebarSectionsChanged, (state, { sections }) => {
  state.sections = sections;
  const ids = new Set<string>(sections.map(({ id }) => id));
  for (const [id, mine] of state.mine)
    if (mine.sectionId !== null && !ids.has(mine.sectionId))
      changeMine(state, id, () => ({ sectionId: null, place: null }));
});
hear(sidebarSectionMuted, (state, { sectionId, muted }) => {
  for (const [id, mine] of state.mine)
    if (mine.sectionId === sectionId && !mine.favourite) changeMine(state, id, () => ({ muted }));
});
hear(readPointersMoved, (state, { pointers }) => {
  for (const { channelId, readSeq, mentions } of pointers) changeMine(state, channelId, () => ({ readSeq, mentions }));
});
hear(readPointerMoved, (state, { pointer }) => {
  const { channelId, readSeq, mentions } = pointer;
  changeMine(state, channelId, () => ({ readSeq, mentions }));
});
function putThread(state: ChatState, mine: MyThread): void {
  if (state.messages.has(mine.channelId)) state.threads.set(mine.threadId, mine);
  if (mine.following && mine.lastSeq > mine.readSeq) state.waiting.set(mine.threadId, mine);
  else state.waiting.delete(mine.threadId);
}
hear(threadMarked, (state, { mine, mentions }) => {
  putThread(state, mine);
  changeMine(state, mine.channelId, () => ({ mentions }));
});
hear(threadAnswered, (state, { mine }) => putThread(state, mine));
hear(threadsRead, (state, { threads, channels }) => {
  for (const mine of threads) putThread(state, mine);
  for (const { channelId, mentions } of channels) changeMine(state, channelId, () => ({ mentions }));
});

hear(groupMembershipChanged, ({ groups }, { groupId, inside }) => {
  if (inside) groups.add(groupId);
  else groups.delete(groupId);
});

hear(messageSent, (state, { message, mentions, groups, mentionsAll, root }, me) => {
  const { channelId, seq } = message;
  const own = message.authorId === me;
  const isCalled = mentionsAll || mentions.includes(me) || groups.some((id) => state.groups.has(id));
  changeMine(state, channelId, (mine) => ({
    ...(seq !== null && {
      lastSeq: seq,
      lastMessageAt: message.createdAt,
      readSeq: own && mine.readSeq === seq - 1 ? seq : mine.readSeq,
    }),
    mentions: mine.mentions + (!own && isCalled ? 1 : 0),
  }));
  const waits = message.threadId !== null && state.waiting.get(message.threadId);
  if (waits) state.waiting.set(waits.threadId, { ...waits, lastSeq: message.threadSeq as number });
  const held = state.messages.get(channelId);
  if (!held) return;
  held.set(message.id, message);
  if (message.threadId === null) {
    state.threads.set(message.id, { threadId: message.id, channelId, following: false, readSeq: 0, lastSeq: 0 });
    return;
  }
  if (root) changeMessage(state, channelId, root.messageId, (was) => ({ ...was, thread: root.thread }));
  const thread = state.threads.get(message.threadId);
  const lastSeq = message.threadSeq as number;
  if (!thread) return;
  const readSeq = own && thread.readSeq === lastSeq - 1 ? lastSeq : thread.readSeq;
  state.threads.set(message.threadId, { ...thread, lastSeq, readSeq, following: own || thread.following });
});

hear(messageChanged, (state, { message }, me) => {
  const isMine = (reaction: Reaction) => reaction.memberIds.includes(me);
  const reactions = message.reactions.map((reaction) => ({ ...reaction, mine: isMine(reaction) }));
  changeMessage(state, message.channelId, message.id, () => ({ ...message, reactions }));
});

hear(reactionChanged, (state, { channelId, messageId, emoji, memberId, on, count }, me) => {
  changeMessage(state, channelId, messageId, (was) => {
    const before = was.reactions.find((reaction) => reaction.emoji === emoji);
    if (count === 0) return { ...was, reactions: was.reactions.filter((reaction) => reaction !== before) };
    const others = (before?.memberIds ?? []).filter((id) => id !== memberId);
    const mine = memberId === me ? on : (before?.mine ?? false);
    const after: Reaction = { emoji, count, memberIds: on ? [...others, memberId] : others, mine };
    const reactions = before
      ? was.reactions.map((reaction) => (reaction === before ? after : reaction))
      : [...was.reactions, after];
    return { ...was, reactions };
  });
});
