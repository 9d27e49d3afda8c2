import { useLayoutEffect, useRef } from "react";

/**
 * What became of a list since it was last on the screen. Lists grow and are trimmed at their ends; anything else
 * is another list, which is measured anew. `shift` holds in the one render that adds or removes at the start:
 * the virtual list then keeps the distance from the end.
 */
export function useListChange(keys: readonly string[]): { listKey: number; shift: boolean; isNew: boolean } {
  const shown = useRef({ keys: [] as readonly string[], listKey: 0 });
  const change = changeOf(shown.current.keys, keys);
  const listKey = shown.current.listKey + (change === "other" ? 1 : 0);
  useLayoutEffect(() => {
    shown.current = { keys, listKey };
  });
  return { listKey, shift: change === "start", isNew: change === "other" };
}

export function changeOf(before: readonly string[], after: readonly string[]): "same" | "start" | "end" | "other" {
  if (before.length === 0 || after.length === 0) return before.length === after.length ? "same" : "other";
  const first = before[0] === after[0];
  const last = before.at(-1) === after.at(-1);
  if (first) return last && before.length === after.length ? "same" : "end";
  if (last) return "start";
  return "other";
}
