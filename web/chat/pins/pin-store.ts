import { channelLeft } from "@atrium/contract/chat/channels.ts";
import { type Message, messageChanged } from "@atrium/contract/chat/messages.ts";
import { listPins } from "@atrium/contract/chat/pinned.ts";
import { useEffect } from "react";
import { keepProfiles } from "#people/profiles/index.ts";
import { useConnectionState } from "#platform/realtime/live.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onClear, onEvent } from "#platform/store/feed.ts";
import { useStore } from "#platform/store/use-store.ts";
import { callHere } from "../call-here.ts";
import { alsoHeldBy, withOwn } from "../messages/index.ts";

/** What is pinned in the channels whose pins were looked at, newest pin first. */
const pins = createStore<ReadonlyMap<string, readonly Message[]>>(new Map());

/** Which messages are pinned in the channels that were opened. */
const pinnedIds = createStore<ReadonlyMap<string, ReadonlySet<string>>>(new Map());
export const keepPinned = (channelId: string, ids: readonly string[]): void =>
  pinnedIds.set((all) => new Map(all).set(channelId, new Set(ids)));
export const usePinCount = (channelId: string): number => useStore(pinnedIds, (all) => all.get(channelId)?.size ?? 0);

/** A message as it is now; takes the echo of one's own action and the event alike. */
export function applyPinned(message: Message): void {
  countPinned(message);
  const held = pins.get().get(message.channelId);
  if (!held) return;
  const others = held.filter(({ id }) => id !== message.id);
  const isPinned = isPinnedNow(message);
  if (!isPinned && others.length === held.length) return;
  const before = held.find(({ id }) => id === message.id);
  const own = before ? withOwn(message, before) : message;
  const after = isPinned ? [...others, own].sort((a, b) => (pinnedAt(a) < pinnedAt(b) ? 1 : -1)) : others;
  pins.set((all) => new Map(all).set(message.channelId, after));
}

const isPinnedNow = ({ parts, deletedAt }: Message): boolean => parts.pin !== undefined && deletedAt === null;

function countPinned(message: Message): void {
  const ids = pinnedIds.get().get(message.channelId);
  const on = isPinnedNow(message);
  if (!ids || ids.has(message.id) === on) return;
  keepPinned(message.channelId, on ? [...ids, message.id] : [...ids].filter((id) => id !== message.id));
}

const pinnedAt = ({ parts }: Message): string => parts.pin?.at ?? "";

/** The messages pinned in a channel, fetched when somebody looks; undefined until then. */
export function usePins(channelId: string): readonly Message[] | undefined {
  const online = useConnectionState().status === "online";
  useEffect(() => {
    if (online) load(channelId).catch(() => undefined);
  }, [channelId, online]);
  return useStore(pins, (all) => all.get(channelId));
}

async function load(channelId: string): Promise<void> {
  const { messages, people } = await callHere(listPins, { channelId });
  keepProfiles(people);
  pins.set((all) => new Map(all).set(channelId, messages));
  keepPinned(
    channelId,
    messages.map(({ id }) => id),
  );
}

/** Hears of pins from now on; called once. */
export function registerPinStore(): void {
  onEvent(messageChanged, ({ message }) => applyPinned(message));
  alsoHeldBy((id, change) =>
    pins.set(
      (all) => new Map([...all].map(([key, list]) => [key, list.map((one) => (one.id === id ? change(one) : one))])),
    ),
  );
  onEvent(channelLeft, ({ channelId }) => {
    pins.set((all) => new Map([...all].filter(([id]) => id !== channelId)));
    pinnedIds.set((all) => new Map([...all].filter(([id]) => id !== channelId)));
  });
  onClear(() => {
    pins.set(new Map());
    pinnedIds.set(new Map());
  });
}
