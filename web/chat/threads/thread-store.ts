import { messageSent } from "@atrium/contract/chat/messages.ts";
import {
  followThread,
  type MyThread,
  markThreadRead,
  threadAnswered,
  threadMarked,
  threadsRead,
} from "@atrium/contract/chat/threads.ts";
import { preference } from "#people/preferences/index.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onClear, onEvent } from "#platform/store/feed.ts";
import { space } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";
import { callHere } from "../call-here.ts";
import { changeMine } from "../channels/index.ts";
import { onThreadRead } from "../messages/index.ts";

/** One's own state in the threads this device has opened or that wait: followed or not, and how far they were read. */
export const threads = createStore<ReadonlyMap<string, MyThread>>(new Map());

/** How many followed threads hold something unread; counted once the first screen stands. */
export const waitingThreads = createStore(0);

export const useMyThread = (threadId: string): MyThread | undefined => useStore(threads, (all) => all.get(threadId));

/** Pointers go forward only: what is said last may have been read first. */
export const applyThread = (mine: MyThread): void =>
  threads.set((all) => {
    const { readSeq = 0, lastSeq = 0 } = all.get(mine.threadId) ?? {};
    const now = { ...mine, readSeq: Math.max(mine.readSeq, readSeq), lastSeq: Math.max(mine.lastSeq, lastSeq) };
    return new Map(all).set(mine.threadId, now);
  });

/** Follows a thread or stops: at once here, and back again when the server refuses. */
export async function follow(mine: MyThread, following: boolean): Promise<void> {
  applyThread({ ...mine, following });
  try {
    const answer = await callHere(followThread, { channelId: mine.channelId, threadId: mine.threadId, following });
    applyThread(answer.mine);
  } catch (error) {
    applyThread(mine);
    throw error;
  }
}

const every = 700;
const telling = new Map<string, ReturnType<typeof setTimeout>>();

/** Everything in the thread up to `seq` was seen. */
export function markThreadSeen(mine: MyThread, seq: number): void {
  if (seq <= mine.readSeq) return;
  applyThread({ ...mine, readSeq: seq });
  const { channelId, threadId } = mine;
  clearTimeout(telling.get(threadId));
  telling.set(
    threadId,
    setTimeout(() => {
      telling.delete(threadId);
      // A reply of one's own may have taken it further meanwhile.
      const upTo = threads.get().get(threadId)?.readSeq ?? seq;
      // What could not be told is told with the next message seen.
      callHere(markThreadRead, { channelId, threadId, seq: upTo }).then(
        (answer) => applyThread(answer.mine),
        () => undefined,
      );
    }, every),
  );
}

/** A reply takes the thread along; one's own is read by writing it, unless something before is not. */
function applyReply(threadId: string, seq: number, own: boolean): void {
  const held = threads.get().get(threadId);
  if (!held || seq <= held.lastSeq) return;
  const isRead = own && held.readSeq >= held.lastSeq;
  applyThread({
    ...held,
    following: held.following || (own && preference("followWritten")),
    lastSeq: seq,
    readSeq: isRead ? seq : held.readSeq,
  });
}

/** Called once, when the app starts. */
export function registerThreadStore(): void {
  onThreadRead(applyThread);
  onEvent(threadMarked, ({ mine }) => applyThread(mine));
  onEvent(threadAnswered, ({ mine }) => applyThread(mine));
  onEvent(threadsRead, (read) => {
    for (const mine of read.threads) applyThread(mine);
    for (const { channelId, mentions } of read.channels) changeMine(channelId, (entry) => ({ ...entry, mentions }));
  });
  onEvent(messageSent, ({ message: { threadId, threadSeq, authorId } }) => {
    if (threadId !== null && threadSeq !== null) applyReply(threadId, threadSeq, authorId === space.get()?.memberId);
  });
  onClear(() => threads.set(new Map()));
}
