import type { KeyboardEvent } from "react";

const steps: Record<string, (at: number, last: number) => number> = {
  ArrowUp: (at) => at - 1,
  ArrowDown: (at) => at + 1,
  Home: () => 0,
  End: (_at, last) => last,
};

/** Arrow keys go from message to message, wherever in a list they stand. */
export function walkRows(press: KeyboardEvent<HTMLElement>): void {
  const step = steps[press.key];
  const row = press.target;
  if (!step || !(row instanceof HTMLElement) || row.dataset.row === undefined) return;
  if (press.altKey || press.ctrlKey || press.metaKey || press.shiftKey) return;
  const rows = [...press.currentTarget.querySelectorAll<HTMLElement>("[data-row]")];
  press.preventDefault();
  const next = rows[Math.max(0, Math.min(rows.length - 1, step(rows.indexOf(row), rows.length - 1)))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
