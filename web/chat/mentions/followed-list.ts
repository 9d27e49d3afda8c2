import type { Message } from "@atrium/contract/chat/messages.ts";
import { useEffect } from "react";
import { useConnectionState } from "#platform/realtime/live.ts";
import { createStore } from "#platform/store/create-store.ts";
import { useStore } from "#platform/store/use-store.ts";
import { freshness, shelve, withJournal } from "../messages/index.ts";

type Page<T> = { items: readonly T[]; next?: string | undefined };
type List<T> = Page<T> & {
  /** As of which freshness; 0 for nothing yet. */
  asOf: number;
  error: unknown;
  /** What came since stands above the list, which does not move by itself: a page of it, and how many are new. */
  newer: { page: Page<T>; count: number } | null;
};

/** How long what happens gathers before the list is asked whether it has something new. */
const gathers = 1000;

/**
 * A list of messages, the newest first, that follows what happens for as long as somebody looks at it: its messages
 * are shelved, and what may have added to it (`stir`) has its beginning read again, at most once a second.
 */
export function followedList<T extends { message: Message }>(
  fetchPage: (cursor?: string) => Promise<Page<T>>,
  keyOf: (item: T) => string,
) {
  const nothing: List<T> = { asOf: 0, items: [], next: undefined, error: null, newer: null };
  const list = createStore(nothing);
  let looked = 0;
  let stirred: ReturnType<typeof setTimeout> | undefined;

  const fetchShelved = (cursor?: string) =>
    withJournal(
      null,
      () => fetchPage(cursor),
      ({ items }) => shelve(items.map(({ message }) => message)),
    );
  const load = async () => {
    const look = looked;
    const asOf = freshness.get();
    try {
      const { items, next } = await fetchShelved();
      if (look === looked) list.set({ ...nothing, asOf, items, next });
    } catch (error) {
      if (look === looked) list.set((now) => ({ ...now, asOf, error }));
    }
  };
  const peek = async () => {
    const look = looked;
    const page = await fetchShelved();
    const { items, asOf } = list.get();
    if (look !== looked || asOf === 0) return;
    const known = new Set(items.map(keyOf));
    const count = page.items.filter((item) => !known.has(keyOf(item))).length;
    const newer = count > 0 ? { page, count } : null;
    // Nothing is moved by what comes into an empty list.
    list.set((now) => (newer && items.length === 0 ? { ...now, ...page, error: null } : { ...now, newer }));
  };
  const stir = () => {
    if (list.get().asOf === 0) return;
    stirred ??= setTimeout(() => {
      stirred = undefined;
      // Coming back from a break the list is read anew.
      peek().catch(() => undefined);
    }, gathers);
  };
  const showNewer = () => list.set((now) => (now.newer ? { ...now, ...now.newer.page, newer: null } : now));
  const leave = () => {
    looked += 1;
    clearTimeout(stirred);
    stirred = undefined;
    list.set(nothing);
  };

  let busy = false;
  const more = () => {
    const { next, items } = list.get();
    if (busy || next === undefined) return;
    busy = true;
    fetchShelved(next)
      .then((page) =>
        list.set((now) => (now.items === items ? { ...now, next: page.next, items: [...items, ...page.items] } : now)),
      )
      // Scrolling on asks again.
      .catch(() => undefined)
      .finally(() => {
        busy = false;
      });
  };
  const useList = () => {
    const state = useStore(list);
    const fresh = useStore(freshness);
    const online = useConnectionState().status === "online";
    const stale = state.asOf !== fresh;
    useEffect(() => {
      if (online && stale) void load();
    }, [online, stale]);
    useEffect(() => leave, []);
    return state;
  };
  return { list, load, stir, showNewer, leave, more, useList };
}
