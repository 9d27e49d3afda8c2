import type { Message } from "@atrium/contract/chat/messages.ts";
import type { Profile } from "@atrium/contract/people/profiles.ts";
import { keepProfiles, profileOf } from "#people/profiles/index.ts";
import { space } from "#platform/store/space.ts";
import { type Conversation, conversationKey } from "../conversation.ts";
import { freshness, timelineOf } from "./message-store.ts";
import { newestStretch } from "./timeline.ts";

/**
 * The last messages of conversations lately looked at, kept on this device: they show before the server answers,
 * and without a network. What is remembered is always marked stale.
 */
type Remembered = { messages: Message[]; root: Message | null; start: boolean; people: Profile[]; at: number };

const prefix = "messages/";
const mostMessages = 60;
const mostConversations = 100;
const waiting = new Map<string, ReturnType<typeof setTimeout>>();

/** Keeps a conversation as it is in a moment: a burst of messages is written once. */
export function rememberSoon(conversation: Conversation): void {
  const key = conversationKey(conversation);
  if (waiting.has(key)) return;
  waiting.set(
    key,
    setTimeout(() => {
      waiting.delete(key);
      remember(conversation).catch(() => undefined);
    }, 1500),
  );
}

async function remember(conversation: Conversation): Promise<void> {
  const cache = space.get()?.cache;
  const { timeline, root, asOf } = timelineOf(conversation).get();
  const newest = newestStretch(timeline);
  if (!cache || !newest || asOf !== freshness.get()) return;
  const messages = newest.messages.slice(-mostMessages);
  const ids = new Set(messages.flatMap((message) => [message.authorId, ...(message.thread?.people ?? [])]));
  if (root) ids.add(root.authorId);
  const people = [...ids].flatMap((id) => profileOf(id) ?? []);
  const start = newest.start && messages.length === newest.messages.length;
  await cache.set(prefix + conversationKey(conversation), { messages, root, start, people, at: Date.now() });
}

/** Shows what this device remembers of a conversation when nothing of it is in memory. */
export async function recall(conversation: Conversation): Promise<void> {
  const store = timelineOf(conversation);
  const remembered = await space.get()?.cache.get<Remembered>(prefix + conversationKey(conversation));
  if (!remembered || store.get().timeline.length > 0) return;
  keepProfiles(remembered.people);
  const { messages, root, start } = remembered;
  store.set((state) =>
    state.timeline.length > 0 ? state : { timeline: [{ messages, start, end: true }], root, asOf: 0 },
  );
}

/** Forgets the conversations not looked at for longest, so that a device does not fill up. */
export async function forgetOldConversations(): Promise<void> {
  const cache = space.get()?.cache;
  const all = (await cache?.list<Remembered>(prefix)) ?? [];
  const old = all.sort((a, b) => b.value.at - a.value.at).slice(mostConversations);
  for (const { key } of old) await cache?.delete(key);
}

/** A channel one left: nothing of it stays on this device. */
export async function forgetRemembered(channelId: string): Promise<void> {
  const cache = space.get()?.cache;
  const all = (await cache?.list<Remembered>(prefix + channelId)) ?? [];
  for (const { key } of all) await cache?.delete(key);
}
