import { type Cache, openCache } from "./cache.ts";
import { createStore } from "./create-store.ts";
import { useStore } from "./use-store.ts";

/** Whose data the stores hold: one account in one workspace at a time. */
export type Space = {
  accountId: string;
  workspaceId: string;
  /** The workspace in addresses. */
  slug: string;
  /** The account's person in this workspace. */
  memberId: string;
  cache: Cache;
};

/** Null outside a workspace. */
export const space = createStore<Space | null>(null);

/** Opens the device's memory along with the space. */
export const enterSpace = (about: Omit<Space, "cache">): void =>
  space.set({ ...about, cache: openCache(about.accountId, about.workspaceId) });

/** The space one is in; for code that only runs inside one. */
export function currentSpace(): Space {
  const current = space.get();
  if (!current) throw new Error("Not inside a workspace");
  return current;
}

export function useSpace(): Space {
  const current = useStore(space);
  if (!current) throw new Error("Not inside a workspace");
  return current;
}
