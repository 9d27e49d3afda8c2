import { createStore } from "#platform/store/create-store.ts";

/** The channel somebody is asked about. */
export const channelToDelete = createStore<string | null>(null);
export const askToDelete = (channelId: string): void => channelToDelete.set(channelId);
export const stopAsking = (): void => channelToDelete.set(null);
