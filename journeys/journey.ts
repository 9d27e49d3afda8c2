import { type BrowserContext, test as base, type ConsoleMessage, expect, type Page } from "@playwright/test";

export { expect };

type Journey = {
  /** A new browser of somebody who has never been here: own cookies, own storage. Name it after the person. */
  openBrowser: (name: string) => Promise<Page>;
  /** Set by journeys (`test.use`) for which it matters what the browser has fetched before. */
  isBrowserNew: boolean;
};

/**
 * The browsers of earlier journeys that the same worker walked, their page left open at an empty place. Who opens one
 * has never been here; only the scripts are at hand still: to fetch and compile them for everybody took a third of all
 * processor time, and to start a page's process with nothing compiled half of what was left.
 */
type Kept = { kept: BrowserContext[] };

/** Pages with something on them that no leaving takes off. */
const changed = new WeakSet<Page>();

/** Closes the page after its journey: what is put on it, a script or fingers, would be there for the next one. */
export function closeAfterwards(page: Page): void {
  changed.add(page);
}

/** What Playwright itself puts on a page for good need not be told. */
function closeOnceChanged(page: Page): Page {
  for (const name of ["addInitScript", "exposeBinding", "exposeFunction", "routeWebSocket"] as const) {
    const put: unknown = Reflect.get(page, name);
    if (typeof put !== "function") continue;
    const value = (...given: unknown[]): unknown => {
      closeAfterwards(page);
      return Reflect.apply(put, page, given);
    };
    Object.defineProperty(page, name, { value, configurable: true });
  }
  return page;
}

/**
 * Chromium reports a call the server refused on the console; a refusal is an answer, and the page shows it in words. So
 * is that the server is just going down or coming up.
 */
const isRefusal = (message: ConsoleMessage): boolean =>
  /status of (?:4\d\d|503)/.test(message.text()) && new URL(message.location().url).pathname.startsWith("/api/v1/");

/** An address of nobody's (RFC 5737, RFC 2544), so that people of different journeys do not share a limit. */
const someNetwork = (): string => `198.18.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}`;

/** Says something small and runs nothing; of the same origin, or the page's process would be another one. */
const emptyPlace = "/health/live";

const viewport = { width: 1280, height: 720 };
const region = { locale: "en-GB", timezoneId: "Europe/Berlin" };

/** Goes from where a journey ended; other pages, and one that was changed for good, are closed. */
async function leave(page: Page): Promise<void> {
  await page.context().setOffline(false);
  for (const other of page.context().pages()) if (other !== page || changed.has(page)) await other.close();
  if (page.isClosed()) return;
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "no-preference" });
  await page.setViewportSize(viewport);
  await page.goto(emptyPlace);
  await page.evaluate(() => sessionStorage.clear());
}

/** Cookies, storage, permissions and workers of who was here before. */
async function forget(page: Page, origin: string): Promise<void> {
  const context = page.context();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
  await devtools.detach();
  await context.clearCookies();
  await context.clearPermissions();
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
    const opened: Page[] = [];
    const isUsual = baseURL === process.env["JOURNEY_URL"] && !isBrowserNew;
    const listening: (() => void)[] = [];
    await use(async (name) => {
      const before = isUsual ? kept.pop() : undefined;
      const context = before ?? (await browser.newContext({ baseURL, viewport, ...region }));
      await context.setExtraHTTPHeaders({ "x-forwarded-for": someNetwork() });
      const page = context.pages()[0] ?? closeOnceChanged(await context.newPage());
      opened.push(page);
      if (before) await forget(page, baseURL ?? "");
      const onError = (error: Error) => errors.push(`${name}: ${error.message}`);
      const onConsole = (message: ConsoleMessage) => {
        if (message.type() === "error" && !isRefusal(message)) errors.push(`${name}: ${message.text()}`);
      };
      page.on("pageerror", onError).on("console", onConsole);
      listening.push(() => page.off("pageerror", onError).off("console", onConsole));
      return page;
    });
    for (const stop of listening) stop();
    for (const page of opened) await (isUsual ? leave(page) : page.context().close());
    if (isUsual) kept.push(...opened.map((page) => page.context()));
    // The network being away is part of some journeys and no fault of the page.
    expect(errors.filter((error) => !/net::ERR_|WebSocket connection to/.test(error))).toEqual([]);
  },
});
