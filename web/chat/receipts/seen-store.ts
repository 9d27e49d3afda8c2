import type { Message } from "@atrium/contract/chat/messages.ts";
import { directRead, listReaders } from "@atrium/contract/chat/receipts.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onClear, onSignal } from "#platform/store/feed.ts";
import { callHere } from "../call-here.ts";

/** How far the other person of each direct message has read, as far as anybody was told. */
export const seenTo = createStore<ReadonlyMap<string, number>>(new Map());
const asked = new Set<string>();

function keep(channelId: string, seq: number): void {
  if ((seenTo.get().get(channelId) ?? 0) >= seq) return;
  seenTo.set((before) => new Map(before).set(channelId, seq));
}

/** Asked once for a message: what happens from then on is told. */
export async function askSeen({ id, channelId, seq }: Message): Promise<void> {
  if (seq === null || asked.has(id)) return;
  asked.add(id);
  const { count } = await callHere(listReaders, { channelId, messageId: id, limit: 1 });
  if (count > 0) keep(channelId, seq);
}

export function registerSeen(): void {
  onSignal(directRead, ({ channelId, seq }) => keep(channelId, seq));
  onClear(() => {
    seenTo.set(new Map());
    asked.clear();
  });
}
