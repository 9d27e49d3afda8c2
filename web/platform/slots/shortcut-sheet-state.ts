import { createStore } from "../store/create-store.ts";

/** Whether the sheet of keyboard shortcuts is open. */
export const shortcutSheet = createStore(false);
export const openShortcutSheet = (): void => shortcutSheet.set(true);
