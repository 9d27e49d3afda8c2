import type { AnyRouter } from "@tanstack/react-router";
import type { Feature } from "./page.ts";

/** Fetches what features add later, once the first page is there and nothing else is to be done. */
export function registerLater(router: AnyRouter, features: readonly Feature[]): void {
  const stop = router.subscribe("onRendered", () => {
    stop();
    whenIdle(() => {
      for (const { later } of features) if (later) fetchAndRegister(later);
    });
  });
}

/** Safari knows no idle callback. */
const whenIdle = (work: () => void): void => {
  if ("requestIdleCallback" in window) requestIdleCallback(work, { timeout: 2000 });
  else setTimeout(work, 300);
};

/** Without a network it is tried again until it comes. */
function fetchAndRegister(later: NonNullable<Feature["later"]>, pause = 2000): void {
  later().then(
    ({ register }) => register(),
    () => setTimeout(() => fetchAndRegister(later, Math.min(pause * 2, 60_000)), pause),
  );
}
