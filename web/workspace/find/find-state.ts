import { createStore } from "#platform/store/create-store.ts";

/** Whether "Find anything" is open, and with what typed into it. */
export const findState = createStore<{ query: string } | null>(null);

export const openFind = (query = ""): void => findState.set({ query });
export const closeFind = (): void => findState.set(null);
