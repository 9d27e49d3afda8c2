import { createStore } from "#platform/store/create-store.ts";

type Count = { waiting: number; nextReturn: string | null };
export const nothingWaits: Count = { waiting: 0, nextReturn: null };

/** The badge. What counts is the server's to say: it is asked again whenever something happened that concerns one. */
export const inboxCount = createStore<Count>(nothingWaits);
