import { type Message, messageChanged, messageSent } from "@atrium/contract/chat/messages.ts";
import { reactionChanged } from "@atrium/contract/chat/reactions.ts";
import type { DataOf } from "@atrium/contract/protocol/event.ts";
import { keepProfiles } from "#people/profiles/index.ts";
import { createStore, type Store } from "#platform/store/create-store.ts";
import { onClear, onEvent } from "#platform/store/feed.ts";
import { space } from "#platform/store/space.ts";
import { type Conversation, conversationKey } from "../conversation.ts";
import { reactionsAfter } from "./reactions-after.ts";
import { changeShelved, registerShelf } from "./shelf.ts";
import { changeMessage, inChannel, inThread, type PositionOf, putMessage, type Timeline } from "./timeline.ts";

/**
 * The messages this device holds, by conversation. Every function named `apply...` takes the echo of one's own
 * action and the server's event alike: applying twice, or late, changes nothing.
 */
export type TimelineState = {
  timeline: Timeline;
  /** Of a thread: the message it answers. */
  root: Message | null;
  /** Of which freshness it is; when that is not the present one it is shown, and fetched again when looked at. */
  asOf: number;
};
type Held = { conversation: Conversation; store: Store<TimelineState>; usedAt: number };

const nothing: TimelineState = { timeline: [], root: null, asOf: 0 };

/** Goes up whenever events may have been missed: everything fetched before is stale from then on. */
export const freshness = createStore(1);
export const markStale = (): void => freshness.set((now) => now + 1);

const held = new Map<string, Held>();
/** Conversations kept in memory; those looked at longest ago go first. */
const mostHeld = 60;

/** The messages held of a conversation; the same store for as long as somebody looks at it. */
export function timelineOf(conversation: Conversation): Store<TimelineState> {
  const key = conversationKey(conversation);
  const known = held.get(key);
  if (known) {
    known.usedAt = Date.now();
    return known.store;
  }
  forgetOldest();
  const store = createStore(nothing);
  held.set(key, { conversation, store, usedAt: Date.now() });
  return store;
}

function forgetOldest(): void {
  if (held.size < mostHeld) return;
  const oldest = [...held].sort(([, a], [, b]) => a.usedAt - b.usedAt).slice(0, 10);
  for (const [key] of oldest) held.delete(key);
}

export const positionIn = ({ threadId }: Conversation): PositionOf => (threadId === null ? inChannel : inThread);

/** A message held anywhere, e.g. the one a menu was opened on. */
export function heldMessage(conversation: Conversation, id: string): Message | undefined {
  const { timeline, root } = timelineOf(conversation).get();
  if (root?.id === id) return root;
  for (const { messages } of timeline) for (const message of messages) if (message.id === id) return message;
  return undefined;
}

/**
 * Changes that arrive while a page is on its way are kept and applied again when it is there: nobody knows
 * whether the server read the page before or after them.
 */
const journals = new Set<{ channelId: string | null; changes: (() => void)[] }>();

/** `channelId` is null for what comes from many channels. */
export async function withJournal<T>(
  channelId: string | null,
  fetch: () => Promise<T>,
  take: (page: T) => void,
): Promise<T> {
  const journal = { channelId, changes: [] as (() => void)[] };
  journals.add(journal);
  try {
    const page = await fetch();
    take(page);
    for (const change of journal.changes) change();
    return page;
  } finally {
    journals.delete(journal);
  }
}

function apply(channelId: string, change: () => void): void {
  change();
  for (const journal of journals)
    if (journal.channelId === channelId || journal.channelId === null) journal.changes.push(change);
}

/** A message was sent: by somebody, or by oneself a moment ago. `root`: the new summary of the thread it is in. */
export function applySent(message: Message, root: DataOf<typeof messageSent>["root"]): void {
  apply(message.channelId, () => {
    const { channelId, threadId } = message;
    if (message.seq !== null) put({ channelId, threadId: null }, message);
    if (threadId !== null) put({ channelId, threadId }, message);
    if (root) changeEverywhere(channelId, root.messageId, (held) => ({ ...held, thread: root.thread }));
  });
}

/** A message was edited, deleted or brought back: the whole message as it is now. */
export function applyChanged(message: Message): void {
  apply(message.channelId, () => changeEverywhere(message.channelId, message.id, (before) => withOwn(message, before)));
}

/** Somebody reacted, or took it back. */
export function applyReaction(change: DataOf<typeof reactionChanged>): void {
  apply(change.channelId, () =>
    changeEverywhere(change.channelId, change.messageId, (message) => ({
      ...message,
      reactions: reactionsAfter(message.reactions, change, space.get()?.memberId),
    })),
  );
}

type ChangeMessage = (id: string, change: (message: Message) => Message) => void;
const elsewhere: ChangeMessage[] = [];
/** Lists that hold messages besides the conversations (pinned, saved) have them changed along with those. */
export const alsoHeldBy = (change: ChangeMessage): void => {
  elsewhere.push(change);
};

/** Changes what a message carries, wherever it is held. */
export function changeHeld(channelId: string, id: string, change: (message: Message) => Message): void {
  apply(channelId, () => changeEverywhere(channelId, id, change));
  for (const also of elsewhere) also(id, change);
}

function put(conversation: Conversation, message: Message): void {
  const known = held.get(conversationKey(conversation));
  if (known) changeTimeline(known, (timeline) => putMessage(timeline, message, positionIn(conversation)));
}

function changeEverywhere(channelId: string, id: string, change: (message: Message) => Message): void {
  changeShelved(id, change);
  for (const one of held.values()) {
    if (one.conversation.channelId !== channelId) continue;
    changeTimeline(one, (timeline) => changeMessage(timeline, id, change));
    if (one.store.get().root?.id === id)
      one.store.set((state) => ({ ...state, root: state.root && change(state.root) }));
  }
}

function changeTimeline({ store }: Held, change: (timeline: Timeline) => Timeline): void {
  store.set((state) => {
    const timeline = change(state.timeline);
    return timeline === state.timeline ? state : { ...state, timeline };
  });
}

/** Events are the same for everybody: which reactions are one's own is told from the names, and from before. */
export function withOwn(message: Message, before: Message): Message {
  const own = space.get()?.memberId ?? "";
  const wasMine = (emoji: string) => before.reactions.some((one) => one.emoji === emoji && one.mine);
  const reactions = message.reactions.map((reaction) => {
    const named = reaction.memberIds.includes(own);
    const beyondNames = reaction.count > reaction.memberIds.length && wasMine(reaction.emoji);
    return { ...reaction, mine: reaction.mine || named || beyondNames };
  });
  return { ...withOwnVote(message, before), reactions };
}

/** The same for what one chose in a poll. */
function withOwnVote(message: Message, before: Message): Message {
  const { poll } = message.parts;
  const mine = before.parts.poll?.mine ?? [];
  if (!poll || poll.mine.length > 0 || mine.length === 0) return message;
  return { ...message, parts: { ...message.parts, poll: { ...poll, mine } } };
}

/** Forgets a conversation that is no longer one's own to read. */
export function forgetChannel(channelId: string): void {
  for (const { conversation, store } of held.values()) if (conversation.channelId === channelId) store.set(nothing);
}

/** Hears of messages from now on; called once, when the app starts. */
export function registerMessages(): void {
  registerShelf();
  onEvent(messageSent, ({ message, author, root }) => {
    keepProfiles([author]);
    applySent(message, root);
  });
  onEvent(messageChanged, ({ message }) => applyChanged(message));
  onEvent(reactionChanged, applyReaction);
  onClear(() => held.clear());
}
