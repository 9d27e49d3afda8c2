import { ApiError } from "#platform/api/api-error.ts";
import { connectionState } from "#platform/realtime/live.ts";
import { createStore } from "#platform/store/create-store.ts";
import { space } from "#platform/store/space.ts";

/** Counts the workspace's first answers that came from the server: what was held before may have missed events. */
export const freshSnapshots = createStore(0);

/**
 * Loads a list of one's own now, and again whenever events may have been missed. A server that is away for the moment is
 * no fault to report: it is asked again when the connection is back, which brings events and no list.
 */
export function loadWithSnapshot(load: () => Promise<void>): void {
  let waits = false;
  const begin = () => {
    if (!space.get()) return;
    waits = false;
    load().catch((error: unknown) => {
      if (error instanceof ApiError && error.passing) waits = true;
      else reportError(error);
    });
  };
  freshSnapshots.subscribe(begin);
  connectionState.subscribe(() => {
    if (waits && connectionState.get().status === "online") begin();
  });
  begin();
}
