import { listSavedIds, messageUnsaved, type Saved, savedChanged } from "@atrium/contract/chat/saved.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onClear, onEvent } from "#platform/store/feed.ts";
import { space } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";
import { attempt, callHere } from "../call-here.ts";
import { freshness } from "../messages/index.ts";
import { applyToList, applyUnsavedToList, clearList } from "./saved-list.ts";

/** The messages one has saved and not ticked off: asked for once, then kept by events. */
const open = createStore<ReadonlySet<string>>(new Set());

export const isSaved = (messageId: string): boolean => open.get().has(messageId);
export const useIsSaved = (messageId: string): boolean => useStore(open, (ids) => ids.has(messageId));

/** Takes the echo of one's own action and the event alike. */
export function applySaved(saved: Saved): void {
  change(saved.messageId, saved.state === "open");
  applyToList(saved);
}

export function applyUnsaved(messageId: string): void {
  change(messageId, false);
  applyUnsavedToList(messageId);
}

function change(messageId: string, on: boolean): void {
  if (on === isSaved(messageId)) return;
  open.set((ids) => new Set(on ? [...ids, messageId] : [...ids].filter((id) => id !== messageId)));
}

async function load(): Promise<void> {
  const here = space.get();
  if (!here) return;
  const { messageIds } = await callHere(listSavedIds, {});
  if (space.get() === here) open.set(new Set(messageIds));
}

/** Hears of what is saved from now on; called once. */
export function registerSavedStore(): void {
  onEvent(savedChanged, ({ saved }) => applySaved(saved));
  onEvent(messageUnsaved, ({ messageId }) => applyUnsaved(messageId));
  onClear(() => {
    open.set(new Set());
    clearList();
  });
  // Told anew of a workspace: events may have been missed.
  const reload = () => {
    clearList();
    attempt(load());
  };
  freshness.subscribe(reload);
  reload();
}
