import { type InboxItem, type InboxMark, type InboxTab, inboxMarked, listInbox } from "@atrium/contract/inbox/inbox.ts";
import { keepProfiles } from "#people/profiles/index.ts";
import { callHere } from "#platform/realtime/call-here.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onClear, onEvent } from "#platform/store/feed.ts";
import { useStore } from "#platform/store/use-store.ts";
import { onInboxChanged, shownWhen } from "./inbox-count.ts";

export type InboxList = {
  items: readonly InboxItem[];
  next: string | undefined;
  ready: boolean;
  error: unknown;
};
const unread: InboxList = { items: [], next: undefined, ready: false, error: null };
type Lists = Readonly<Record<InboxTab, InboxList>>;
const nothing: Lists = { all: unread, unread, mentions: unread, threads: unread, later: unread, done: unread };

/** In the order in which they stand. */
export const tabs = ["all", "unread", "mentions", "threads", "later", "done"] as const satisfies readonly InboxTab[];

const lists = createStore<Lists>(nothing);
/** The tab that is open, and so kept fresh. */
let open: InboxTab | null = null;

export const useInboxList = (tab: InboxTab): InboxList => useStore(lists, (all) => all[tab]);

export const inboxKey = (item: Pick<InboxItem, "kind" | "objectId">): string => `${item.kind}:${item.objectId}`;

const change = (tab: InboxTab, next: (list: InboxList) => InboxList): void =>
  lists.set((all) => ({ ...all, [tab]: next(all[tab]) }));

/** Shows a tab: what is held at once, and what is true a moment later. */
export function openTab(tab: InboxTab): () => void {
  open = tab;
  refresh();
  return () => {
    open = null;
  };
}

let round = 0;
/** Reads the beginning of the open tab again; what was loaded below it stays. */
export function refresh(): void {
  const tab = open;
  if (!tab) return;
  round += 1;
  const asked = round;
  callHere(listInbox, { tab }).then(
    ({ items, next, people }) => {
      keepProfiles(people);
      // Something was marked meanwhile: its own answer will have it asked again.
      if (asked !== round) return;
      change(tab, (list) => {
        const fresh = new Set(items.map(inboxKey));
        const last = items.at(-1);
        const below = next && last ? list.items.filter((one) => one.at < last.at && !fresh.has(inboxKey(one))) : [];
        return { items: [...items, ...below], next: below.length > 0 ? list.next : next, ready: true, error: null };
      });
    },
    (error: unknown) => change(tab, (list) => ({ ...list, ready: true, error })),
  );
}

let loading = false;
export function loadMore(tab: InboxTab): void {
  const { next } = lists.get()[tab];
  if (!next || loading) return;
  loading = true;
  callHere(listInbox, { tab, cursor: next })
    .then(
      (page) => {
        keepProfiles(page.people);
        change(tab, (list) => {
          const known = new Set(list.items.map(inboxKey));
          const items = [...list.items, ...page.items.filter((item) => !known.has(inboxKey(item)))];
          return { ...list, items, next: page.next };
        });
      },
      (error: unknown) => change(tab, (list) => ({ ...list, error })),
    )
    .finally(() => {
      loading = false;
    });
}

/** Whether a mark takes an item out of a tab. */
function hides(mark: InboxMark, item: InboxItem, tab: InboxTab): boolean {
  const isDone = mark.doneThrough !== null && item.position <= mark.doneThrough;
  const isLater = mark.snoozedUntil !== null && Date.parse(mark.snoozedUntil) > Date.now();
  if (tab === "done") return !isDone;
  if (tab === "later") return !isLater;
  return isDone || isLater || mark.unsubscribed;
}

/** Takes the echo of one's own action and the event of another device alike. Answers what was shown before. */
export function applyMark(mark: InboxMark): () => void {
  const before = lists.get();
  round += 1;
  for (const tab of tabs)
    change(tab, (list) => ({
      ...list,
      items: list.items.flatMap((item) => {
        if (inboxKey(item) !== inboxKey(mark)) return [item];
        return hides(mark, item, tab) ? [] : [{ ...item, mark }];
      }),
    }));
  return () => lists.set(before);
}

/** Called once, when the inbox begins. */
export function registerInboxStore(): void {
  onEvent(inboxMarked, ({ mark }) => void applyMark(mark));
  onInboxChanged(refresh);
  shownWhen(() => open !== null);
  onClear(() => lists.set(nothing));
}
