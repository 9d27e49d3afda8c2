/** A value with listeners: the smallest thing `useSyncExternalStore` can read. State is replaced, never mutated. */
export type Store<S> = {
  get: () => S;
  /** Replaces the state; a function receives the one before. The same object again tells nobody. */
  set: (next: S | ((before: S) => S)) => void;
  subscribe: (listener: () => void) => () => void;
};

export function createStore<S>(initial: S): Store<S> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(next) {
      const after = typeof next === "function" ? (next as (before: S) => S)(state) : next;
      if (Object.is(after, state)) return;
      state = after;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
