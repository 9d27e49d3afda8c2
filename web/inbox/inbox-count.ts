import { channelJoined } from "@atrium/contract/chat/channels.ts";
import { messageChanged, messageSent } from "@atrium/contract/chat/messages.ts";
import { threadAnswered, threadMarked, threadsRead } from "@atrium/contract/chat/threads.ts";
import { readPointerMoved } from "@atrium/contract/chat/unread.ts";
import { countInbox, inboxMarked } from "@atrium/contract/inbox/inbox.ts";
import type { DataOf } from "@atrium/contract/protocol/event.ts";
import { channelById } from "#chat/channels/index.ts";
import { callHere } from "#platform/realtime/call-here.ts";
import { connectionState } from "#platform/realtime/live.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onClear, onEvent } from "#platform/store/feed.ts";
import { space } from "#platform/store/space.ts";

type Count = { waiting: number; nextReturn: string | null };
const nothing: Count = { waiting: 0, nextReturn: null };

/** The badge. What counts is the server's to say: this asks again whenever something happened that concerns one. */
export const inboxCount = createStore<Count>(nothing);

const changes: (() => void)[] = [];
/** Hears that the inbox is no longer what it was. */
export const onInboxChanged = (listener: () => void): void => void changes.push(listener);

let waiting: ReturnType<typeof setTimeout> | undefined;
let back: ReturnType<typeof setTimeout> | undefined;

/** Asks for the count a moment later; many wishes are one question. */
export function countSoon(within = 300): void {
  if (waiting !== undefined) return;
  waiting = setTimeout(() => {
    waiting = undefined;
    if (space.get() === null) return;
    count().catch(() => undefined);
    for (const listener of changes) listener();
  }, within);
}

async function count(): Promise<void> {
  const counted = await callHere(countInbox, {});
  inboxCount.set(counted);
  clearTimeout(back);
  if (counted.nextReturn === null) return;
  const ahead = Date.parse(counted.nextReturn) - Date.now() + 500;
  // A timer holds no more than 24 days; by then the page was opened again.
  if (ahead < 2 ** 31) back = setTimeout(() => countSoon(), Math.max(500, ahead));
}

/** Whether the open list shows a thread: a further reply changes what it says. */
let isShown: (threadId: string) => boolean = () => false;
export const showsThreads = (shows: typeof isShown): void => {
  isShown = shows;
};

const concerns = ({ message, mentions, mentionsAll, root }: DataOf<typeof messageSent>): boolean => {
  const own = space.get()?.memberId ?? "";
  if (message.authorId === own) return false;
  if (mentionsAll || mentions.includes(own)) return true;
  if (root) return isShown(root.messageId);
  return channelById(message.channelId)?.kind !== "channel";
};

/** When everybody of a large channel is called at once, they do not all ask at once. */
const spread = (mentionsAll: boolean): number => 300 + (mentionsAll ? Math.random() * 3000 : 0);

/** Called once, when the inbox begins. */
export function registerInboxCount(): void {
  onEvent(messageSent, (event) => concerns(event) && countSoon(spread(event.mentionsAll)));
  onEvent(
    messageChanged,
    ({ message }) => message.deletedAt !== null && inboxCount.get().waiting > 0 && countSoon(2000),
  );
  onEvent(readPointerMoved, () => countSoon());
  onEvent(threadMarked, () => countSoon());
  onEvent(threadAnswered, () => countSoon());
  onEvent(threadsRead, () => countSoon());
  onEvent(inboxMarked, () => countSoon());
  onEvent(channelJoined, () => countSoon());
  onClear(() => inboxCount.set(nothing));
  let { status } = connectionState.get();
  connectionState.subscribe(() => {
    const before = status;
    ({ status } = connectionState.get());
    if (status === "online" && before !== "online") countSoon();
  });
  space.subscribe(() => countSoon());
  countSoon();
}
