import type { Message } from "@atrium/contract/chat/messages.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onClear } from "#platform/store/feed.ts";
import { useStore } from "#platform/store/use-store.ts";

/**
 * Messages shown outside of their conversations: in lists of threads, of mentions, of what is unread. Held by id for
 * as long as a list shows them; what happens to a message happens to it here as well.
 */
const shelf = createStore<ReadonlyMap<string, Message>>(new Map());

export const useShelved = (id: string): Message | undefined => useStore(shelf, (all) => all.get(id));

export const shelve = (messages: readonly Message[]): void =>
  shelf.set((all) => new Map([...all, ...messages.map((message) => [message.id, message] as const)]));

/** Lets go of everything: the list that showed it is left. */
export const clearShelf = (): void => shelf.set(new Map());

export function changeShelved(id: string, change: (message: Message) => Message): void {
  shelf.set((all) => {
    const before = all.get(id);
    return before ? new Map(all).set(id, change(before)) : all;
  });
}

/** Called once, when the app starts. */
export const registerShelf = (): void => onClear(clearShelf);
