import { type KeyboardEvent, type RefObject, useState } from "react";
import type { VListHandle } from "virtua";

type Walk = {
  count: number;
  /** How many stand in one line. */
  columns: number;
  list: RefObject<VListHandle | null>;
  /** The line an entry is drawn in. */
  lineOf: (at: number) => number;
};

/** Arrow keys walk the entries; one of them at a time is reached by Tab. */
export function useLibraryKeys({ count, columns, list, lineOf }: Walk) {
  const [chosen, setAt] = useState(0);
  const at = Math.max(0, Math.min(chosen, count - 1));
  const focus = (next: number) => {
    const to = Math.max(0, Math.min(count - 1, next));
    setAt(to);
    list.current?.scrollToIndex(lineOf(to), { align: "nearest" });
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-entry="${to}"]`)?.focus());
  };
  /** Answers whether the key was one of these. */
  const walk = (press: KeyboardEvent): boolean => {
    const inline = document.documentElement.dir === "rtl" ? -1 : 1;
    const steps: Record<string, number> = {
      ArrowDown: at + columns,
      ArrowUp: at - columns,
      Home: 0,
      End: count - 1,
      PageDown: at + columns * 8,
      PageUp: at - columns * 8,
      ...(columns > 1 && { ArrowRight: at + inline, ArrowLeft: at - inline }),
    };
    const next = steps[press.key];
    if (next === undefined || press.ctrlKey || press.metaKey || press.altKey) return false;
    press.preventDefault();
    focus(next);
    return true;
  };
  return { at, setAt, walk };
}
