import { createStore } from "#platform/store/create-store.ts";

/** The keys of the conversations whose next message carries something: it needs no words. */
export const carried = createStore<ReadonlySet<string>>(new Set());
