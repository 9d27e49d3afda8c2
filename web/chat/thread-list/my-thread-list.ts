import { messageSent } from "@atrium/contract/chat/messages.ts";
import {
  listMyThreads,
  type MyThread,
  markAllThreadsRead,
  type ThreadEntry,
  threadAnswered,
  threadMarked,
} from "@atrium/contract/chat/threads.ts";
import { useEffect } from "react";
import { keepProfiles } from "#people/profiles/index.ts";
import { useConnectionState } from "#platform/realtime/live.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onEvent } from "#platform/store/feed.ts";
import { useStore } from "#platform/store/use-store.ts";
import { callHere } from "../call-here.ts";
import { clearShelf, freshness, shelve, withJournal } from "../messages/index.ts";
import { applyThread } from "../threads/index.ts";

export type Show = "all" | "unread";
export type ListedThread = { threadId: string; channelId: string; rootId: string; replyIds: readonly string[] };
type List = {
  show: Show;
  /** As of which freshness; 0 for nothing yet. */
  asOf: number;
  entries: readonly ListedThread[];
  next: string | undefined;
  error: unknown;
  /** Threads that were answered since and stand further up now, or are not in the list: it does not move by itself. */
  newer: ReadonlySet<string>;
};
const nothing: List = { show: "all", asOf: 0, entries: [], next: undefined, error: null, newer: new Set() };
const list = createStore(nothing);

/** The followed threads, the last answered first, for as long as somebody looks at them. */
export function useMyThreadList(show: Show): List & { more: () => void } {
  const state = useStore(list);
  const fresh = useStore(freshness);
  const online = useConnectionState().status === "online";
  const stale = state.asOf !== fresh || state.show !== show;
  useEffect(() => {
    if (online && stale) loadThreads(show).catch((error: unknown) => list.set((now) => ({ ...now, error })));
  }, [online, stale, show]);
  useEffect(() => leave, []);
  return { ...(state.show === show ? state : nothing), more };
}

function leave(): void {
  list.set(nothing);
  clearShelf();
}

/** Reads the list from its beginning. */
export async function loadThreads(show: Show): Promise<void> {
  const asOf = freshness.get();
  const before = list.get();
  if (before.show !== show) list.set({ ...nothing, show });
  const page = await fetchPage(show);
  if (list.get().show === show) list.set({ ...nothing, show, asOf, entries: page.entries, next: page.next });
}

let loading = false;
function more(): void {
  const { show, next, asOf } = list.get();
  if (loading || next === undefined) return;
  loading = true;
  fetchPage(show, next)
    .then((page) =>
      list.set((now) => {
        if (now.asOf !== asOf || now.show !== show) return now;
        const known = new Set(now.entries.map(({ threadId }) => threadId));
        const further = page.entries.filter(({ threadId }) => !known.has(threadId));
        return { ...now, entries: [...now.entries, ...further], next: page.next };
      }),
    )
    // Scrolling on asks again.
    .catch(() => undefined)
    .finally(() => {
      loading = false;
    });
}

async function fetchPage(show: Show, cursor?: string) {
  const input = { show, limit: 20, ...(cursor ? { cursor } : {}) };
  let entries: ListedThread[] = [];
  const { next } = await withJournal(
    null,
    () => callHere(listMyThreads, input),
    ({ items, people }) => {
      keepProfiles(people);
      shelve(items.flatMap(({ root, replies }) => [root, ...replies]));
      for (const { mine } of items) applyThread(mine);
      entries = items.map(listed);
    },
  );
  return { entries, next };
}

const listed = ({ mine, root, replies }: ThreadEntry): ListedThread => ({
  threadId: mine.threadId,
  channelId: mine.channelId,
  rootId: root.id,
  replyIds: replies.map(({ id }) => id),
});

/** Reads every followed thread to its end, hundreds at a time. */
export async function readAllThreads(): Promise<void> {
  for (;;) {
    const { more: further } = await callHere(markAllThreadsRead, {});
    if (!further) return;
  }
}

function noteNewer({ threadId, following, lastSeq, readSeq }: MyThread): void {
  if (!following || lastSeq <= readSeq) return;
  list.set((now) => {
    if (now.asOf === 0 || now.newer.has(threadId) || now.entries.some((entry) => entry.threadId === threadId))
      return now;
    return { ...now, newer: new Set(now.newer).add(threadId) };
  });
}

/** Called once, when the app starts. */
export function registerMyThreadList(): void {
  onEvent(threadMarked, ({ mine }) => noteNewer(mine));
  onEvent(threadAnswered, ({ mine }) => noteNewer(mine));
  onEvent(messageSent, ({ message }) => {
    const { threadId, id } = message;
    const held = list.get().entries.find((entry) => entry.threadId === threadId);
    if (!held || held.replyIds.includes(id)) return;
    shelve([message]);
    const grown = { ...held, replyIds: [...held.replyIds, id] };
    list.set((now) => ({ ...now, entries: now.entries.map((entry) => (entry === held ? grown : entry)) }));
  });
}
