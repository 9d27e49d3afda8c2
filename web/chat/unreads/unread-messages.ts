import { listMessages, type Message, messageSent } from "@atrium/contract/chat/messages.ts";
import { keepProfiles } from "#people/profiles/index.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onClear, onEvent } from "#platform/store/feed.ts";
import { callHere } from "../call-here.ts";
import { myChannel } from "../channels/index.ts";
import { freshness, shelve, withJournal } from "../messages/index.ts";

type Unread = { id: string; seq: number };
/** What was unread in a channel when it came near the screen, and what came since; `more` beyond that on the server. */
type Held = { asOf: number; loading: boolean; messages: readonly Unread[]; more: boolean; error: unknown };

/** By channel, for as long as somebody goes through what is unread. */
export const unreadMessages = createStore<ReadonlyMap<string, Held>>(new Map());
export const forgetUnread = (): void => unreadMessages.set(new Map());

const atOnce = 20;
const put = (channelId: string, held: Held): void => unreadMessages.set((all) => new Map(all).set(channelId, held));
const asUnread = ({ id, seq }: Message): Unread[] => (seq === null ? [] : [{ id, seq }]);

/** Reads the messages after the pointer as it stands now. */
export async function loadUnread(channelId: string): Promise<void> {
  const asOf = freshness.get();
  const before = unreadMessages.get().get(channelId);
  // What is sent while this is on its way is put behind it.
  const messages = before?.messages ?? [];
  put(channelId, { asOf, loading: true, messages, more: before?.more ?? false, error: null });
  try {
    const after = myChannel(channelId)?.readSeq ?? 0;
    await withJournal(
      channelId,
      () => callHere(listMessages, { channelId, after, limit: atOnce }),
      ({ people, messages, more }) => {
        keepProfiles(people);
        shelve(messages);
        take(channelId, messages.flatMap(asUnread), more.after);
      },
    );
  } catch (error) {
    const held = unreadMessages.get().get(channelId);
    if (held) put(channelId, { ...held, loading: false, error });
  }
}

/** It was read elsewhere beyond what is shown: what is unread now is further on, on the server. */
export const isReadBeyond = (held: Held, readSeq: number): boolean =>
  held.more && !held.loading && !held.error && held.messages.every(({ seq }) => seq <= readSeq);

function take(channelId: string, page: readonly Unread[], more: boolean): void {
  const held = unreadMessages.get().get(channelId);
  if (!held) return;
  const last = page.at(-1)?.seq ?? 0;
  const since = more ? [] : held.messages.filter(({ seq }) => seq > last);
  put(channelId, { ...held, loading: false, messages: [...page, ...since], more });
}

function add(message: Message): void {
  const held = unreadMessages.get().get(message.channelId);
  const last = held?.messages.at(-1)?.seq ?? 0;
  // With more on the server than is shown, this is one of those.
  if (!held || held.more || message.seq === null || message.seq <= last) return;
  shelve([message]);
  put(message.channelId, { ...held, messages: [...held.messages, ...asUnread(message)] });
}

/** Called once, after the first screen stands. */
export function registerUnreads(): void {
  onEvent(messageSent, ({ message }) => add(message));
  onClear(forgetUnread);
}
