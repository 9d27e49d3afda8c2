import { listMyChannels, type MyChannel } from "@atrium/contract/chat/channels.ts";
import { keepProfiles } from "#people/profiles/index.ts";
import { callHere } from "../call-here.ts";
import { channels, takeMyChannels } from "./channel-store.ts";

/** Takes the channels of a snapshot; what did not fit into it is fetched behind it. */
export function takeSnapshot(list: readonly MyChannel[], more: boolean): void {
  takeMyChannels(list, { replace: !more, complete: !more });
  if (more) loadRest().catch(() => undefined);
}

async function loadRest(): Promise<void> {
  for (let cursor: string | undefined, first = true; first || cursor; first = false) {
    const page: { items: MyChannel[]; next?: string } & { people: Parameters<typeof keepProfiles>[0] } = await callHere(
      listMyChannels,
      { limit: 500, ...(cursor ? { cursor } : {}) },
    );
    keepProfiles(page.people);
    // An event may have come meanwhile and knows better than a page read before it.
    takeMyChannels(page.items.filter((entry) => isNewer(entry)));
    cursor = page.next;
  }
  channels.set((state) => ({ ...state, complete: true }));
}

function isNewer(entry: MyChannel): boolean {
  const held = channels.get().mine.get(entry.channel.id);
  return !held || entry.lastSeq >= held.lastSeq;
}
