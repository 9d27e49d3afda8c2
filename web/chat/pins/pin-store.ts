import { type Message, messageChanged } from "@atrium/contract/chat/messages.ts";
import { listPins } from "@atrium/contract/chat/pinned.ts";
import { useEffect } from "react";
import { keepProfiles } from "#people/profiles/index.ts";
import { useConnectionState } from "#platform/realtime/live.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onClear, onEvent } from "#platform/store/feed.ts";
import { useStore } from "#platform/store/use-store.ts";
import { callHere } from "../call-here.ts";

/** What is pinned in the channels whose pins were looked at, newest pin first. */
const pins = createStore<ReadonlyMap<string, readonly Message[]>>(new Map());

/** A message as it is now; takes the echo of one's own action and the event alike. */
export function applyPinned(message: Message): void {
  const held = pins.get().get(message.channelId);
  if (!held) return;
  const others = held.filter(({ id }) => id !== message.id);
  const isPinned = message.parts.pin !== undefined && message.deletedAt === null;
  if (!isPinned && others.length === held.length) return;
  const after = isPinned ? [...others, message].sort((a, b) => (pinnedAt(a) < pinnedAt(b) ? 1 : -1)) : others;
  pins.set((all) => new Map(all).set(message.channelId, after));
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
}

/** Hears of pins from now on; called once. */
export function registerPinStore(): void {
  onEvent(messageChanged, ({ message }) => applyPinned(message));
  onClear(() => pins.set(new Map()));
}
