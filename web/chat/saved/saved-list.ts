import { channelLeft } from "@atrium/contract/chat/channels.ts";
import { type Message, messageChanged } from "@atrium/contract/chat/messages.ts";
import { listSaved, type Saved, type SavedItem } from "@atrium/contract/chat/saved.ts";
import { useEffect } from "react";
import { keepProfiles } from "#people/profiles/index.ts";
import { useConnectionState } from "#platform/realtime/live.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onEvent } from "#platform/store/feed.ts";
import { useStore } from "#platform/store/use-store.ts";
import { attempt, callHere } from "../call-here.ts";
import { alsoHeldBy, withOwn } from "../messages/index.ts";

type State = Saved["state"];
type List = { items: readonly SavedItem[]; next: string | undefined };
type Lists = Partial<Record<State, List>>;

/** What was read of one's saved messages, the newest first; a list nobody looked at is not there. */
const lists = createStore<Lists>({});
export const clearList = (): void => lists.set({});

/** A list as somebody looks at it; undefined until it is there. */
export function useSavedList(state: State): List | undefined {
  const online = useConnectionState().status === "online";
  const list = useStore(lists, (all) => all[state]);
  const missing = list === undefined;
  useEffect(() => {
    if (online && missing) attempt(load(state));
  }, [state, online, missing]);
  return list;
}

/** Fetches the next page of a list, or the first. */
export async function load(state: State, cursor?: string): Promise<void> {
  const { items, people, next } = await callHere(listSaved, { state, ...(cursor && { cursor }) });
  keepProfiles(people);
  lists.set((all) => {
    const before = cursor ? (all[state]?.items ?? []) : [];
    const known = new Set(before.map(({ saved }) => saved.messageId));
    const more = items.filter(({ saved }) => !known.has(saved.messageId));
    return { ...all, [state]: { items: [...before, ...more], next } };
  });
}

/** A saved message as it is now: it changes lists with its state. One that was never read has its list read again. */
export function applyToList(saved: Saved): void {
  lists.set((all) => {
    const known = [...(all.open?.items ?? []), ...(all.done?.items ?? [])].find(isOf(saved.messageId));
    const after = without(all, saved.messageId);
    const list = after[saved.state];
    if (!list) return after;
    if (!known) return leave(after, saved.state);
    const items = [...list.items, { ...known, saved }].sort((a, b) => (a.saved.savedAt < b.saved.savedAt ? 1 : -1));
    return { ...after, [saved.state]: { ...list, items } };
  });
}

export const applyUnsavedToList = (messageId: string): void => lists.set((all) => without(all, messageId));

const isOf = (messageId: string) => (item: SavedItem) => item.saved.messageId === messageId;
const leave = (all: Lists, state: State): Lists => (state === "open" ? pick(all, "done") : pick(all, "open"));
const pick = (all: Lists, state: State): Lists => (all[state] ? { [state]: all[state] } : {});

function without(all: Lists, messageId: string): Lists {
  const rest = (list: List | undefined) =>
    list && { ...list, items: list.items.filter((item) => !isOf(messageId)(item)) };
  const [open, done] = [rest(all.open), rest(all.done)];
  return { ...(open && { open }), ...(done && { done }) };
}

/** Edits of what is saved show here, too; what one left is asked for anew. Called once. */
export function registerSavedList(): void {
  onEvent(channelLeft, clearList);
  onEvent(messageChanged, ({ message }) => changeIn(message.id, (before) => withOwn(message, before)));
  alsoHeldBy(changeIn);
}

function changeIn(id: string, change: (message: Message) => Message): void {
  const changed = (list: List | undefined) =>
    list && {
      ...list,
      items: list.items.map((item) =>
        item.message && isOf(id)(item) ? { ...item, message: change(item.message) } : item,
      ),
    };
  lists.set((all) => {
    const [open, done] = [changed(all.open), changed(all.done)];
    return { ...(open && { open }), ...(done && { done }) };
  });
}
