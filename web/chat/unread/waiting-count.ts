import { waitingCount } from "#platform/router/page-title.ts";
import { attentionOf, channels } from "../channels/index.ts";

/** Counts what waits for the person: mentions and direct messages. Called once, when the app starts. */
export function registerWaitingCount(): void {
  let counted = channels.get().mine;
  channels.subscribe(() => {
    const { mine } = channels.get();
    if (mine === counted) return;
    counted = mine;
    let waiting = 0;
    for (const entry of mine.values()) if (!entry.muted) waiting += attentionOf(entry).count;
    waitingCount.set(waiting);
  });
}
