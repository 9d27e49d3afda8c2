import { onArrived } from "#platform/router/navigation.ts";

/** A pane that takes the focus itself, or a closing dialog that gives it back, has done so by then, in ms. */
const settled = 150;

/**
 * Who goes somewhere by keyboard goes on there: when what had the focus went away with the screen before, the browser
 * begins again at the top of the page, and a screen reader says nothing. Called once, after the first screen stands.
 */
export function focusNewPanes(): void {
  onArrived(() => setTimeout(takeUpFocus, settled));
}

function takeUpFocus(): void {
  if (document.activeElement !== document.body || document.querySelector("[data-modal]")) return;
  document.querySelector<HTMLElement>('[data-region="main"]')?.focus({ preventScroll: true });
}
