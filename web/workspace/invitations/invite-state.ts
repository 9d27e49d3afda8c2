import { createStore } from "#platform/store/create-store.ts";

/** Whether the dialog for inviting people is open. */
export const inviteOpen = createStore(false);
export const openInvite = (): void => inviteOpen.set(true);
