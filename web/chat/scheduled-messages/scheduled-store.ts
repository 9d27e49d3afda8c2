import {
  listScheduledMessages,
  type ScheduledMessage,
  scheduledMessageChanged,
  scheduledMessageGone,
} from "@atrium/contract/chat/scheduled-messages.ts";
import { t } from "@lingui/core/macro";
import { createStore } from "#platform/store/create-store.ts";
import { onClear, onEvent } from "#platform/store/feed.ts";
import { useStore } from "#platform/store/use-store.ts";
import { toast } from "#ui/feedback/toast.ts";
import { callHere } from "../call-here.ts";
import { loadWithSnapshot } from "../fresh-snapshot.ts";

/** One's own messages for later, by id; null until they are known. */
export const scheduledMessages = createStore<ReadonlyMap<string, ScheduledMessage> | null>(null);

/** Takes the answer and the event alike; applying twice changes nothing. */
export const applyScheduled = (scheduled: ScheduledMessage): void =>
  scheduledMessages.set((all) => new Map(all).set(scheduled.id, scheduled));

export const applyGone = (id: string): void =>
  scheduledMessages.set((all) => all && new Map([...all].filter(([key]) => key !== id)));

/** The next to be sent first; those that failed before all. */
export function useScheduledMessages(): ScheduledMessage[] | null {
  const all = useStore(scheduledMessages);
  if (!all) return null;
  return [...all.values()].sort(
    (a, b) => Number(b.failedWith !== null) - Number(a.failedWith !== null) || a.sendAt.localeCompare(b.sendAt),
  );
}

/** How many wait in a conversation. */
export const useScheduledHere = (channelId: string, threadId: string | null): number =>
  useStore(scheduledMessages, (all) => {
    const here = [...(all?.values() ?? [])];
    return here.filter((one) => one.channelId === channelId && one.threadId === threadId).length;
  });

async function load(): Promise<void> {
  const { items } = await callHere(listScheduledMessages, {});
  scheduledMessages.set(new Map(items.map((item) => [item.id, item])));
}

/** Called once, after the first screen stands. */
export function registerScheduledStore(): void {
  onClear(() => scheduledMessages.set(null));
  onEvent(scheduledMessageChanged, ({ scheduled }) => {
    const before = scheduledMessages.get()?.get(scheduled.id);
    applyScheduled(scheduled);
    if (scheduled.failedWith !== null && before?.failedWith === null)
      toast(t`A scheduled message could not be sent. It is kept under Drafts & scheduled.`, { kind: "danger" });
  });
  onEvent(scheduledMessageGone, ({ scheduledId }) => applyGone(scheduledId));
  loadWithSnapshot(load);
}
