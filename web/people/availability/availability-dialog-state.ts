import { createStore } from "#platform/store/create-store.ts";

/** Whether one is just choosing for how long to be left in peace. */
export const quietDialog = createStore(false);
