import { type Profile, profileChanged, readProfiles } from "@atrium/contract/people/profiles.ts";
import { useEffect } from "react";
import { api } from "#platform/api/api.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onClear, onEvent } from "#platform/store/feed.ts";
import { currentSpace, space, useSpace } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";

/** Everybody of the workspace this device has heard of, by id. */
export const profiles = createStore<Readonly<Record<string, Profile>>>({});

/** Takes in profiles from any answer or event; newer replaces older. */
export function keepProfiles(list: readonly Profile[]): void {
  if (list.length === 0) return;
  profiles.set((before) => ({ ...before, ...Object.fromEntries(list.map((profile) => [profile.id, profile])) }));
}

export const profileOf = (id: string): Profile | undefined => profiles.get()[id];

/** A person by id; fetched when nobody has told of them yet. Of nobody, which is the empty id, there is none. */
export function useProfile(id: string): Profile | undefined {
  const profile = useStore(profiles, (all) => all[id]);
  useEffect(() => {
    if (!profile && id !== "") want(id);
  }, [id, profile]);
  return profile;
}

/** Several people by id, those already known. */
export function useProfiles(ids: readonly string[]): Profile[] {
  const known = useStore(profiles, (all) => ids.flatMap((id) => all[id] ?? []));
  useEffect(() => {
    for (const id of ids) if (!profileOf(id)) want(id);
  }, [ids]);
  return known;
}

/** Oneself in the present workspace. */
export const useMe = (): Profile | undefined => useProfile(useSpace().memberId);
export const me = (): Profile | undefined => profileOf(currentSpace().memberId);

const wanted = new Set<string>();
/** Asked for once per workspace, so that an id nobody knows is not asked for again and again. */
const asked = new Set<string>();

function want(id: string): void {
  if (asked.has(id)) return;
  asked.add(id);
  if (wanted.size === 0) setTimeout(() => void fetchWanted().catch(() => undefined), 20);
  wanted.add(id);
}

async function fetchWanted(): Promise<void> {
  const workspaceId = space.get()?.workspaceId;
  const ids = [...wanted].slice(0, 200);
  for (const id of ids) wanted.delete(id);
  if (!workspaceId || ids.length === 0) return;
  try {
    const answer = await api.call(readProfiles, { workspaceId, ids });
    if (space.get()?.workspaceId === workspaceId) keepProfiles(answer.profiles);
  } catch (error) {
    for (const id of ids) asked.delete(id);
    throw error;
  }
  if (wanted.size > 0) await fetchWanted();
}

/** Keeps the store true; called once. */
export function registerProfiles(): void {
  onEvent(profileChanged, ({ profile }) => keepProfiles([profile]));
  onClear(() => {
    profiles.set({});
    wanted.clear();
    asked.clear();
  });
}
