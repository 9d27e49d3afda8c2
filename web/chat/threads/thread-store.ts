import { followThread, type MyThread, markThreadRead, threadMarked } from "@atrium/contract/chat/threads.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onClear, onEvent } from "#platform/store/feed.ts";
import { useStore } from "#platform/store/use-store.ts";
import { callHere } from "../call-here.ts";
import { onThreadRead } from "../messages/index.ts";

/** One's own state in the threads this device has opened: followed or not, and how far they were read. */
const threads = createStore<ReadonlyMap<string, MyThread>>(new Map());

export const useMyThread = (threadId: string): MyThread | undefined => useStore(threads, (all) => all.get(threadId));

export const applyThread = (mine: MyThread): void => threads.set((all) => new Map(all).set(mine.threadId, mine));

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
let telling: ReturnType<typeof setTimeout> | undefined;

/** Everything in the thread up to `seq` was seen. */
export function markThreadSeen(mine: MyThread, seq: number): void {
  if (seq <= mine.readSeq) return;
  applyThread({ ...mine, readSeq: seq });
  clearTimeout(telling);
  telling = setTimeout(() => {
    const { channelId, threadId } = mine;
    // What could not be told is told with the next message seen.
    callHere(markThreadRead, { channelId, threadId, seq }).then(
      (answer) => applyThread(answer.mine),
      () => undefined,
    );
  }, every);
}

/** Called once, when the app starts. */
export function registerThreadStore(): void {
  onThreadRead(applyThread);
  onEvent(threadMarked, ({ mine }) => applyThread(mine));
  onClear(() => threads.set(new Map()));
}
