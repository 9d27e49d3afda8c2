import { useEffect } from "react";
import { createStore } from "../store/create-store.ts";

/**
 * What the browser's tab says: where one is, and how many things wait for one. The number also stands on the
 * installed app's icon, and the tab's own icon gets a dot.
 */
const title = createStore("");
/** How much waits for the person; whoever counts it sets it. */
export const waitingCount = createStore(0);

/** Names the screen in the tab for as long as it is shown. */
export function usePageTitle(...parts: readonly (string | undefined)[]): void {
  const text = parts.filter(Boolean).join(" · ");
  useEffect(() => {
    title.set(text);
    return () => title.set("");
  }, [text]);
}

/** Keeps the tab up to date; called once, when the app starts. */
export function showPageTitle(): void {
  let badge = 0;
  const show = () => {
    const count = waitingCount.get();
    document.title = `${count > 0 ? `(${count}) ` : ""}${title.get() || "Atrium"}`;
    document.querySelector('link[rel="icon"]')?.setAttribute("href", count > 0 ? "/icon-waiting.svg" : "/icon.svg");
    // Only installed apps have a badge, and not every system shows one.
    if (count !== badge && "setAppBadge" in navigator) navigator.setAppBadge(count).catch(() => undefined);
    badge = count;
  };
  title.subscribe(show);
  waitingCount.subscribe(show);
  show();
}
