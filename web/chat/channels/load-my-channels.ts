import { listMyChannels, type MyChannel } from "@atrium/contract/chat/channels.ts";
import type { OutputOf } from "@atrium/contract/protocol/operation.ts";
import { keepProfiles } from "#people/profiles/index.ts";
import { callHere } from "../call-here.ts";
import { channels, takeMyChannels } from "./channel-store.ts";

/** Takes the channels of a snapshot; what did not fit into it is fetched behind it. */
export function takeSnapshot(list: readonly MyChannel[], more: boolean): void {
  const before = [...channels.get().mine.keys()];
  takeMyChannels(list, { replace: !more, complete: !more });
  if (more) loadRest(before, new Set(list.map((entry) => entry.channel.id))).catch(() => undefined);
}

/** What waits in each channel, asked again: what calls one has changed. */
export const reloadMyChannels = (): Promise<void> => loadRest([], new Set());

/** `before`: what was held until now. What is not in the whole list any more was left meanwhile. */
async function loadRest(before: readonly string[], found: Set<string>): Promise<void> {
  let cursor: string | undefined;
  do {
    const input = { limit: 500, ...(cursor ? { cursor } : {}) };
    const page: OutputOf<typeof listMyChannels> = await callHere(listMyChannels, input);
    keepProfiles(page.people);
    // An event may have come meanwhile and knows better than a page read before it.
    takeMyChannels(page.items.filter((entry) => isNewer(entry)));
    for (const entry of page.items) found.add(entry.channel.id);
    cursor = page.next;
  } while (cursor);
  channels.set((state) => {
    const mine = new Map(state.mine);
    for (const id of before) if (!found.has(id)) mine.delete(id);
    return { ...state, mine, complete: true };
  });
}

function isNewer(entry: MyChannel): boolean {
  const held = channels.get().mine.get(entry.channel.id);
  return !held || entry.lastSeq >= held.lastSeq;
}
