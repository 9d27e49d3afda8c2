import { createStore } from "#platform/store/create-store.ts";
import { space } from "#platform/store/space.ts";

/** Counts the workspace's first answers that came from the server: what was held before may have missed events. */
export const freshSnapshots = createStore(0);

/** Loads a list of one's own now, and again whenever events may have been missed. */
export function loadWithSnapshot(load: () => Promise<void>): void {
  const begin = () => {
    if (space.get()) load().catch(reportError);
  };
  freshSnapshots.subscribe(begin);
  begin();
}
