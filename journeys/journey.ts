import { test as base, type ConsoleMessage, expect, type Page } from "@playwright/test";

export { expect };

type Journey = {
  /** A new browser of somebody who has never been here: own cookies, own storage. Name it after the person. */
  openBrowser: (name: string) => Promise<Page>;
};

/**
 * Chromium reports a call the server refused on the console; a refusal is an answer, and the page shows it in words. So
 * is that the server is just going down or coming up.
 */
const isRefusal = (message: ConsoleMessage): boolean =>
  /status of (?:4\d\d|503)/.test(message.text()) && new URL(message.location().url).pathname.startsWith("/api/v1/");

/** An address of nobody's (RFC 5737, RFC 2544), so that people of different journeys do not share a limit. */
const someNetwork = (): string => `198.18.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}`;

/**
 * A journey fails when a page of it reports an error nobody expected: an exception, a message on the console (a
 * violated content policy is one), whatever the sentences of the journey say.
 */
export const test = base.extend<Journey>({
  // Playwright reads what a fixture needs from its pattern, so an empty one has to stand here.
  baseURL: async ({}, use) => use(process.env["JOURNEY_URL"]),
  openBrowser: async ({ browser, baseURL }, use) => {
    const errors: string[] = [];
    const pages: Page[] = [];
    await use(async (name) => {
      const context = await browser.newContext({
        baseURL,
        locale: "en-GB",
        timezoneId: "Europe/Berlin",
        extraHTTPHeaders: { "x-forwarded-for": someNetwork() },
      });
      const page = await context.newPage();
      page.on("pageerror", (error) => errors.push(`${name}: ${error.message}`));
      page.on("console", (message) => {
        if (message.type() === "error" && !isRefusal(message)) errors.push(`${name}: ${message.text()}`);
      });
      pages.push(page);
      return page;
    });
    for (const page of pages) await page.context().close();
    // The network being away is part of some journeys and no fault of the page.
    expect(errors.filter((error) => !/net::ERR_|WebSocket connection to/.test(error))).toEqual([]);
  },
});
