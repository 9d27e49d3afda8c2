import { useCallback, useRef, useSyncExternalStore } from "react";
import type { Store } from "./create-store.ts";

/**
 * What `selector` takes from a store; renders again only when that changes. Results that are equal one level
 * deep count as the same, so a selector may build a small object or list.
 */
export function useStore<S>(store: Store<S>): S;
export function useStore<S, R>(store: Store<S>, selector: (state: S) => R): R;
export function useStore<S, R>(store: Store<S>, selector?: (state: S) => R): S | R {
  const last = useRef<{ value: S | R } | null>(null);
  const read = useCallback(() => {
    const value = selector ? selector(store.get()) : store.get();
    if (last.current && sameOneLevel(last.current.value, value)) return last.current.value;
    last.current = { value };
    return value;
  }, [store, selector]);
  return useSyncExternalStore(store.subscribe, read, read);
}

/** Equal, or lists or plain objects whose entries are identical. */
export function sameOneLevel(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (!Array.isArray(a) && Object.getPrototypeOf(a) !== Object.prototype) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return keys.every((key) => Object.hasOwn(right, key) && Object.is(left[key], right[key]));
}
