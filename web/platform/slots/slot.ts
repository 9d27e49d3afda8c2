import { createStore, type Store } from "../store/create-store.ts";
import { useStore } from "../store/use-store.ts";

/**
 * A place that its owner draws and others fill: one feature offers it, features above put their own things in,
 * and neither imports the other. Entries are kept by `order`, then in the sequence they were added.
 */
export type Slot<T> = {
  /** Puts something in; the answer takes it out again. */
  add(item: T, order?: number): () => void;
  items(): readonly T[];
  readonly entries: Store<readonly Entry<T>[]>;
};
type Entry<T> = { item: T; order: number };

export function createSlot<T>(): Slot<T> {
  const entries = createStore<readonly Entry<T>[]>([]);
  return {
    entries,
    items: () => entries.get().map((entry) => entry.item),
    add(item, order = 100) {
      const entry = { item, order };
      entries.set((before) => [...before, entry].sort((a, b) => a.order - b.order));
      return () => entries.set((before) => before.filter((other) => other !== entry));
    },
  };
}

export const useSlot = <T>(slot: Slot<T>): readonly T[] =>
  useStore(slot.entries, (entries) => entries.map((entry) => entry.item));
