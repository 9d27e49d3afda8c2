import { channelLeft } from "@atrium/contract/chat/channels.ts";
import { listUnreadThreads, type MyThread } from "@atrium/contract/chat/threads.ts";
import { connectionState } from "#platform/realtime/live.ts";
import { onClear, onEvent } from "#platform/store/feed.ts";
import { space } from "#platform/store/space.ts";
import { callHere } from "../call-here.ts";
import { type ChannelState, channels } from "../channels/index.ts";
import { freshness } from "../messages/index.ts";
import { applyThread, threads, waitingThreads } from "../threads/index.ts";

/** Below this many the server is asked for those it has not told. */
const enough = 100;
/** As of which freshness the waiting threads were fetched, and whether the server has more than it told. */
let fetched = { asOf: 0, more: false };
let loading = false;

/** A followed thread with something unread, in a channel one is in and that goes on. */
const isWaiting = ({ following, lastSeq, readSeq, channelId }: MyThread, mine: ChannelState["mine"]): boolean =>
  following && lastSeq > readSeq && mine.get(channelId)?.channel.archivedAt === null;

function count(): void {
  const { mine } = channels.get();
  const known = [...threads.get().values()].filter((one) => isWaiting(one, mine)).length;
  waitingThreads.set(fetched.more ? Math.max(known, enough) : known);
  if (fetched.more && known < enough) ask();
}

/** Whatever could not be fetched is asked for again when the connection is back. */
function ask(): void {
  if (loading || !space.get() || connectionState.get().status !== "online") return;
  if (fetched.asOf === freshness.get() && !fetched.more) return;
  loading = true;
  load()
    .catch(() => undefined)
    .finally(() => {
      loading = false;
    });
}

async function load(): Promise<void> {
  const asOf = freshness.get();
  const before = threads.get();
  const answer = await callHere(listUnreadThreads, {});
  const waiting = new Set(answer.threads.map(({ threadId }) => threadId));
  // What is not among them was read while nobody told this device; unless something was told just now.
  for (const [id, mine] of answer.more ? [] : before)
    if (!waiting.has(id) && threads.get().get(id) === mine) applyThread({ ...mine, readSeq: mine.lastSeq });
  fetched = { asOf, more: answer.more };
  for (const mine of answer.threads) applyThread(mine);
  count();
}

/** Called once, when the first screen stands. */
export function registerWaitingThreads(): void {
  onEvent(channelLeft, ({ channelId }) =>
    threads.set((all) => new Map([...all].filter(([, mine]) => mine.channelId !== channelId))),
  );
  onClear(() => {
    fetched = { asOf: 0, more: false };
    waitingThreads.set(0);
  });
  for (const store of [threads, channels]) store.subscribe(count);
  for (const store of [freshness, connectionState, space]) store.subscribe(ask);
  ask();
}
