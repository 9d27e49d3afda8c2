import {
  type Channel,
  type ChannelAbilities,
  channelCreated,
  channelJoined,
  channelLeft,
  channelMarked,
  channelMembersChanged,
  channelUpdated,
  type MyChannel,
} from "@atrium/contract/chat/channels.ts";
import { messageSent } from "@atrium/contract/chat/messages.ts";
import { threadMarked } from "@atrium/contract/chat/threads.ts";
import { readPointerMoved, readPointersMoved } from "@atrium/contract/chat/unread.ts";
import type { DataOf } from "@atrium/contract/protocol/event.ts";
import { ownGroups } from "#people/groups/index.ts";
import { keepProfiles } from "#people/profiles/index.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onClear, onEvent } from "#platform/store/feed.ts";
import { space } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";
import { applyMessageTo } from "./my-channel.ts";

/** The channels one is in, with one's own reading state, and others this device has looked at. */
export type ChannelState = {
  mine: ReadonlyMap<string, MyChannel>;
  /** Looked at without being in them. */
  others: ReadonlyMap<string, Channel>;
  /** What one may do in channels that were opened, as the server last said. */
  abilities: ReadonlyMap<string, ChannelAbilities>;
  /** The list may hold further channels that are still on their way. */
  complete: boolean;
};
const nothing: ChannelState = { mine: new Map(), others: new Map(), abilities: new Map(), complete: false };
export const channels = createStore<ChannelState>(nothing);

export const myChannel = (id: string): MyChannel | undefined => channels.get().mine.get(id);
export const useMyChannel = (id: string): MyChannel | undefined => useStore(channels, (state) => state.mine.get(id));

/** A channel, whether one is in it or only looked at it. */
export const channelById = (id: string): Channel | undefined => channelIn(channels.get(), id);
export const useChannel = (id: string): Channel | undefined => useStore(channels, (state) => channelIn(state, id));
const channelIn = ({ mine, others }: ChannelState, id: string) => mine.get(id)?.channel ?? others.get(id);

export const useAbilities = (id: string): ChannelAbilities | undefined =>
  useStore(channels, (state) => state.abilities.get(id));

const withEntry = <V>(map: ReadonlyMap<string, V>, id: string, value: V): ReadonlyMap<string, V> =>
  new Map(map).set(id, value);
const without = <V>(map: ReadonlyMap<string, V>, id: string): ReadonlyMap<string, V> => {
  if (!map.has(id)) return map;
  const copy = new Map(map);
  copy.delete(id);
  return copy;
};

/** Takes in channels one is in; with `replace` the list is all that is known to be true now. */
export function takeMyChannels(
  list: readonly MyChannel[],
  about: { replace?: boolean; complete?: boolean } = {},
): void {
  channels.set((state) => {
    const mine = new Map(about.replace ? [] : state.mine);
    for (const entry of list) mine.set(entry.channel.id, entry);
    return { ...state, mine, complete: about.complete ?? state.complete };
  });
}

/** Takes in channels from a list or a page, of which one may not be a member. */
export function takeChannels(list: readonly Channel[]): void {
  channels.set((state) => {
    const others = new Map(state.others);
    for (const channel of list) if (!state.mine.has(channel.id)) others.set(channel.id, channel);
    return { ...list.reduce(withChannel, state), others };
  });
}

export const takeAbilities = (id: string, abilities: ChannelAbilities): void =>
  channels.set((state) => ({ ...state, abilities: withEntry(state.abilities, id, abilities) }));

/** The channel as it is now, wherever it is held. */
export const applyChannel = (channel: Channel): void => channels.set((state) => withChannel(state, channel));

function withChannel(state: ChannelState, channel: Channel): ChannelState {
  const mine = state.mine.get(channel.id);
  if (mine) return { ...state, mine: withEntry(state.mine, channel.id, { ...mine, channel }) };
  if (state.others.has(channel.id)) return { ...state, others: withEntry(state.others, channel.id, channel) };
  return state;
}

/** One is in a channel now. */
export function applyJoined(joined: MyChannel): void {
  channels.set((state) => ({
    ...state,
    mine: withEntry(state.mine, joined.channel.id, joined),
    abilities: without(state.abilities, joined.channel.id),
  }));
}

/** One is no longer in a channel. A public one can still be looked at. */
export function applyLeft(channelId: string): void {
  channels.set((state) => {
    const channel = state.mine.get(channelId)?.channel;
    const mine = without(state.mine, channelId);
    const abilities = without(state.abilities, channelId);
    const stays = channel?.visibility === "public";
    return {
      ...state,
      mine,
      abilities,
      others: stays ? withEntry(state.others, channelId, channel) : without(state.others, channelId),
    };
  });
}

/** A channel is not there any more, whoever was in it. */
export const applyGone = (channelId: string): void =>
  channels.set(({ mine, others, abilities, complete }) => ({
    mine: without(mine, channelId),
    others: without(others, channelId),
    abilities: without(abilities, channelId),
    complete,
  }));

/** Changes one's own entry of a channel; nothing happens when one is not in it. */
export function changeMine(channelId: string, change: (mine: MyChannel) => MyChannel): void {
  channels.set((state) => {
    const before = state.mine.get(channelId);
    const after = before && change(before);
    return !after || after === before ? state : { ...state, mine: withEntry(state.mine, channelId, after) };
  });
}

/** The read pointer stands there now. */
export const applyPointer = ({ channelId, readSeq, mentions }: DataOf<typeof readPointerMoved>["pointer"]): void =>
  changeMine(channelId, (mine) => ({ ...mine, readSeq, mentions, lastSeq: Math.max(mine.lastSeq, readSeq) }));

/** What was read here, until the server tells so: what it tells of a moment before does not undo it. */
export const readHere = new Map<string, number>();

function onPointerMoved({ pointer }: DataOf<typeof readPointerMoved>): void {
  const here = readHere.get(pointer.channelId) ?? 0;
  if (pointer.readSeq >= here) readHere.delete(pointer.channelId);
  applyPointer({ ...pointer, readSeq: Math.max(pointer.readSeq, here) });
}

/** Hears of channels from now on; called once, when the app starts. */
export function registerChannelStore(): void {
  onEvent(channelCreated, ({ channel }) => takeChannels([channel]));
  onEvent(channelUpdated, ({ channel }) => {
    const archiving = channelById(channel.id)?.archivedAt !== channel.archivedAt;
    applyChannel(channel);
    if (archiving) channels.set((state) => ({ ...state, abilities: without(state.abilities, channel.id) }));
  });
  onEvent(channelJoined, ({ channel, people }) => {
    keepProfiles(people);
    applyJoined(channel);
  });
  onEvent(channelLeft, ({ channelId }) => applyLeft(channelId));
  onEvent(channelMembersChanged, ({ channelId, memberCount }) => {
    const channel = channelById(channelId);
    if (channel) applyChannel({ ...channel, memberCount });
  });
  onEvent(channelMarked, ({ channelId, ...marks }) => changeMine(channelId, (mine) => ({ ...mine, ...marks })));
  onEvent(readPointerMoved, onPointerMoved);
  onEvent(readPointersMoved, ({ pointers }) => pointers.forEach(applyPointer));
  onEvent(threadMarked, ({ mine, mentions }) => changeMine(mine.channelId, (entry) => ({ ...entry, mentions })));
  onEvent(messageSent, (event) => {
    const own = space.get()?.memberId ?? "";
    changeMine(event.message.channelId, (mine) => applyMessageTo(mine, event, own, ownGroups.get()));
  });
  onClear(() => {
    readHere.clear();
    channels.set(nothing);
  });
}
