import { type BrowserContext, test as base, type ConsoleMessage, expect, type Page } from "@playwright/test";

export { expect };

type Journey = {
  /** A new browser of somebody who has never been here: own cookies, own storage. Name it after the person. */
  openBrowser: (name: string) => Promise<Page>;
  /** Set by journeys (`test.use`) for which it matters what the browser has fetched before. */
  isBrowserNew: boolean;
};

/**
 * The browsers of earlier journeys that the same worker walked. Who opens one has never been here; only the scripts
 * are at hand still: to fetch and compile them for everybody took a third of all processor time.
 */
type Kept = { kept: BrowserContext[] };

/**
 * Chromium reports a call the server refused on the console; a refusal is an answer, and the page shows it in words. So
 * is that the server is just going down or coming up.
 */
const isRefusal = (message: ConsoleMessage): boolean =>
  /status of (?:4\d\d|503)/.test(message.text()) && new URL(message.location().url).pathname.startsWith("/api/v1/");

/** An address of nobody's (RFC 5737, RFC 2544), so that people of different journeys do not share a limit. */
const someNetwork = (): string => `198.18.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}`;

/** Cookies, storage, permissions and workers of who was here before. */
async function forget(page: Page, origin: string): Promise<void> {
  const context = page.context();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
  await devtools.detach();
  await context.clearCookies();
  await context.clearPermissions();
  await context.setOffline(false);
}

/**
 * A journey fails when a page of it reports an error nobody expected: an exception, a message on the console (a
 * violated content policy is one), whatever the sentences of the journey say.
 */
export const test = base.extend<Journey, Kept>({
  // Playwright reads what a fixture needs from its pattern, so an empty one has to stand here.
  baseURL: async ({}, use) => use(process.env["JOURNEY_URL"]),
  kept: [async ({}, use) => use([]), { scope: "worker" }],
  isBrowserNew: [false, { option: true }],
  openBrowser: async ({ browser, baseURL, kept, isBrowserNew }, use) => {
    const errors: string[] = [];
    const opened: BrowserContext[] = [];
    const isUsual = baseURL === process.env["JOURNEY_URL"] && !isBrowserNew;
    await use(async (name) => {
      const context =
        (isUsual && kept.pop()) ||
        (await browser.newContext({ baseURL, locale: "en-GB", timezoneId: "Europe/Berlin" }));
      opened.push(context);
      await context.setExtraHTTPHeaders({ "x-forwarded-for": someNetwork() });
      const page = await context.newPage();
      await forget(page, baseURL ?? "");
      page.on("pageerror", (error) => errors.push(`${name}: ${error.message}`));
      page.on("console", (message) => {
        if (message.type() === "error" && !isRefusal(message)) errors.push(`${name}: ${message.text()}`);
      });
      return page;
    });
    for (const context of opened) {
      if (!isUsual) await context.close();
      for (const page of context.pages()) await page.close();
    }
    if (isUsual) kept.push(...opened);
    // The network being away is part of some journeys and no fault of the page.
    expect(errors.filter((error) => !/net::ERR_|WebSocket connection to/.test(error))).toEqual([]);
  },
});
