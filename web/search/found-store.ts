import { channelDeleted } from "@atrium/contract/chat/channels.ts";
import { messageChanged } from "@atrium/contract/chat/messages.ts";
import type { OutputOf } from "@atrium/contract/protocol/operation.ts";
import type { searchMessages } from "@atrium/contract/search/search.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onClear, onEvent } from "#platform/store/feed.ts";
import type { Search } from "./search-address.ts";

type Answer = OutputOf<typeof searchMessages>;
/** What was found so far, page after page, and how far down somebody had read. */
export type Found = Pick<Answer, "hits" | "places" | "total" | "notes" | "next"> & { scrolledTo: number };

/** The last searches: coming back from a message shows the same list at the same place. */
export const foundMessages = createStore<ReadonlyMap<string, Found>>(new Map());
const mostKept = 10;

export const keyOf = ({ query, channelId, sort, archived }: Search): string =>
  JSON.stringify([query, channelId, sort, archived]);

/** Adds a page to what is known of a search; the same page again changes nothing. */
export function keepFound(key: string, answer: Answer, before: Found | undefined): void {
  const known = new Set(before?.hits.map((hit) => hit.id));
  const found: Found = {
    notes: answer.notes,
    ...(answer.next && { next: answer.next }),
    scrolledTo: before?.scrolledTo ?? 0,
    total: before?.total ?? answer.total,
    hits: [...(before?.hits ?? []), ...answer.hits.filter((hit) => !known.has(hit.id))],
    places: [...new Map([...(before?.places ?? []), ...answer.places].map((place) => [place.id, place])).values()],
  };
  foundMessages.set((all) => new Map([...all].filter(([other]) => other !== key).slice(1 - mostKept)).set(key, found));
}

/** Remembers the place in a list without drawing anything. */
export function keepPlace(key: string, scrolledTo: number): void {
  const found = foundMessages.get().get(key);
  if (found) found.scrolledTo = scrolledTo;
}

/** Whoever searches anew wants what is there now. */
export const forgetFound = (): void => foundMessages.set(new Map());

/** What is edited or deleted meanwhile is so here too. */
export function registerFoundStore(): void {
  onClear(forgetFound);
  onEvent(channelDeleted, forgetFound);
  onEvent(messageChanged, ({ message: { id, text, editedAt, deletedAt } }) => {
    const isShown = [...foundMessages.get().values()].some(({ hits }) => hits.some((hit) => hit.id === id));
    if (!isShown) return;
    const changed = (found: Found): Found => ({
      ...found,
      hits: found.hits.flatMap((hit) => (hit.id !== id ? hit : deletedAt === null ? { ...hit, text, editedAt } : [])),
    });
    foundMessages.set((all) => new Map([...all].map(([key, found]) => [key, changed(found)])));
  });
}
