import { createStore } from "#platform/store/create-store.ts";
import { currentSpace, space } from "#platform/store/space.ts";

/** The last searches of this device, the newest first. */
export const recentSearches = createStore<readonly string[]>([]);
const most = 8;
const key = "search:recent";

export async function loadRecentSearches(): Promise<void> {
  recentSearches.set((await currentSpace().cache.get<string[]>(key)) ?? []);
}

/** Keeps a search somebody went through with. */
export async function keepSearch(query: string): Promise<void> {
  const trimmed = query.trim();
  if (!trimmed || !space.get()) return;
  const before = (await currentSpace().cache.get<string[]>(key)) ?? [];
  const kept = [trimmed, ...before.filter((one) => one !== trimmed)].slice(0, most);
  recentSearches.set(kept);
  await currentSpace().cache.set(key, kept);
}

export async function forgetSearches(): Promise<void> {
  recentSearches.set([]);
  await currentSpace().cache.delete(key);
}
