import { createStore } from "#platform/store/create-store.ts";

/** Which dialog about oneself is open. */
export const ownDialog = createStore<"profile" | "status" | null>(null);
