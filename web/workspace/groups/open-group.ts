import { createStore } from "#platform/store/create-store.ts";

/** The group that is looked at: its id, or `new` for one that is only just being made. */
export const openedGroup = createStore<string | null>(null);

export const openGroup = (id: string): void => openedGroup.set(id);
