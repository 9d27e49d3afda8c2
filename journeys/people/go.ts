import type { Page } from "@playwright/test";

/**
 * Goes to an address of the app as its own links do: nothing is loaded again, as `page.goto` does. The screen before
 * stands until the next one is drawn: wait for what only the next one has.
 */
export const go = (page: Page, address: string): Promise<void> =>
  page.evaluate((to) => history.pushState(null, "", to), address);
