import { createStore } from "#platform/store/create-store.ts";
import { onClear } from "#platform/store/feed.ts";
import { space } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";
import { type Conversation, conversationKey } from "../conversation.ts";
import { carried } from "./carried.ts";

/** Texts begun and not sent, as Markdown, by conversation; kept on this device until they are sent or emptied. */
export const drafts = createStore<ReadonlyMap<string, string>>(new Map());

const prefix = "draft/";
const waiting = new Map<string, ReturnType<typeof setTimeout>>();

export const draftOf = (conversation: Conversation): string => drafts.get().get(conversationKey(conversation)) ?? "";

/** Whether something was begun in a channel or one of its threads. */
export function useHasDraft(channelId: string): boolean {
  const isOf = (all: { keys: () => Iterable<string> }) => {
    for (const key of all.keys()) if (key === channelId || key.startsWith(`${channelId}/`)) return true;
    return false;
  };
  const written = useStore(drafts, isOf);
  return useStore(carried, isOf) || written;
}

/** Keeps what was typed; an empty text forgets the draft. */
export const keepDraft = (conversation: Conversation, text: string): void => set(conversationKey(conversation), text);

/** The last draft that came from elsewhere: whoever shows it begins anew with its text. */
export const adopted = createStore({ key: "", round: 0, focus: false });

/** Takes a draft that was written elsewhere: on another device, from a menu. `focus`: to go on writing here. */
export function adoptDraft(key: string, text: string, { focus = false } = {}): void {
  set(key, text);
  // At once, with what is known of it: the two would otherwise disagree after a page that ended in between.
  if (waiting.has(key)) write(key);
  adopted.set(({ round }) => ({ key, round: round + 1, focus }));
}

/** Writes into the field of a conversation for the person, e.g. a quotation, and goes there. */
export function writeDraft(conversation: Conversation, text: string): void {
  keepDraft(conversation, text);
  adopted.set(({ round }) => ({ key: conversationKey(conversation), round: round + 1, focus: true }));
}

function set(key: string, text: string): void {
  const empty = text.trim() === "";
  if ((drafts.get().get(key) ?? "") === (empty ? "" : text)) return;
  drafts.set((all) => {
    const next = new Map(all);
    if (empty) next.delete(key);
    else next.set(key, text);
    return next;
  });
  clearTimeout(waiting.get(key));
  waiting.set(
    key,
    setTimeout(() => write(key), 400),
  );
  // What was sent must not come back.
  if (empty) write(key);
}

function write(key: string): void {
  clearTimeout(waiting.get(key));
  waiting.delete(key);
  const cache = space.get()?.cache;
  const text = drafts.get().get(key);
  const done = text === undefined ? cache?.delete(prefix + key) : cache?.set(prefix + key, text);
  done?.catch(reportError);
}

let loading: Promise<void> = Promise.resolve();
/** When what this device had kept of the present workspace is there. */
export const draftsLoaded = (): Promise<void> => loading;

async function load(): Promise<void> {
  const here = space.get();
  const kept = (await here?.cache.list<string>(prefix)) ?? [];
  if (space.get() !== here || kept.length === 0) return;
  drafts.set((now) => new Map([...kept.map(({ key, value }) => [key.slice(prefix.length), value] as const), ...now]));
}

/** Called once, when the app starts. */
export function registerDrafts(): void {
  space.subscribe(() => {
    if (space.get()) loading = load().catch(reportError);
  });
  onClear(() => drafts.set(new Map()));
  // What was typed last must not wait for a timer that will not come.
  addEventListener("pagehide", () => {
    for (const key of waiting.keys()) write(key);
  });
}
