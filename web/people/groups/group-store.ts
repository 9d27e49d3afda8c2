import {
  type Group,
  groupChanged,
  groupDeleted,
  groupMembershipChanged,
  listGroups,
} from "@atrium/contract/people/groups.ts";
import { callHere } from "#platform/realtime/call-here.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onClear, onEvent } from "#platform/store/feed.ts";

/** Groups this device has heard of, by id. */
export const groups = createStore<ReadonlyMap<string, Group>>(new Map());
/** The groups one is in: what calls them calls oneself. */
export const ownGroups = createStore<ReadonlySet<string>>(new Set());

export const keepOwnGroups = (ids: readonly string[]): void => ownGroups.set(new Set(ids));

/** Takes in groups from any answer or event; newer replaces older. */
export function keepGroups(list: readonly Group[]): void {
  groups.set((before) => new Map([...before, ...list.map((group) => [group.id, group] as const)]));
}

export const dropGroup = (id: string): void =>
  groups.set((before) => new Map([...before].filter(([other]) => other !== id)));

/** Groups whose names fit, those the server knows. */
export async function findGroups(query: string, cursor?: string): Promise<{ items: Group[]; next?: string }> {
  const asked = { limit: 50, ...(query && { query }), ...(cursor && { cursor }) };
  const { items, next } = await callHere(listGroups, asked);
  keepGroups(items);
  return { items, ...(next && { next }) };
}

export function registerGroups(): void {
  onEvent(groupChanged, ({ group }) => keepGroups([group]));
  onEvent(groupDeleted, ({ groupId }) => dropGroup(groupId));
  onEvent(groupMembershipChanged, ({ groupId, inside }) =>
    ownGroups.set((before) => new Set(inside ? [...before, groupId] : [...before].filter((id) => id !== groupId))),
  );
  onClear(() => {
    groups.set(new Map());
    ownGroups.set(new Set());
  });
}
