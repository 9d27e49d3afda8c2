import { useState } from "react";

/** The rows of a list, and how it came to hold them. */
type Shown = { keys: readonly string[]; listKey: number; shift: boolean };

/**
 * What became of a list since it was last on the screen. Lists grow and are trimmed at their ends; anything else
 * is another list, which is measured anew. `shift` says that the last change was at the start: the virtual list
 * then keeps the distance from the end.
 */
export function useListChange(keys: readonly string[]): { listKey: number; shift: boolean } {
  const [shown, setShown] = useState<Shown>({ keys, listKey: 0, shift: false });
  if (shown.keys === keys) return shown;
  const change = changeOf(shown.keys, keys);
  const next = {
    keys,
    listKey: shown.listKey + (change === "other" ? 1 : 0),
    shift: change === "same" ? shown.shift : change === "start",
  };
  setShown(next);
  return next;
}

export function changeOf(before: readonly string[], after: readonly string[]): "same" | "start" | "end" | "other" {
  if (before.length === 0 || after.length === 0) return before.length === after.length ? "same" : "other";
  const first = before[0] === after[0];
  const last = before.at(-1) === after.at(-1);
  if (first) return last && before.length === after.length ? "same" : "end";
  return last ? "start" : "other";
}
