import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CDPSession, chromium, type Page } from "@playwright/test";
import { findChromium } from "../../ops/test/chromium.ts";
import { expect, test } from "../journey.ts";
import { leaveOut } from "../left-out.ts";
import { foundWorkspace, person, register } from "./person.ts";

/** What the push service would hand to the browser; Chromium here has none it could reach. */
async function pushed(devtools: CDPSession, origin: string, registrationId: string, message: object): Promise<void> {
  const data = JSON.stringify({ badge: 1, ...message });
  await devtools.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data });
}

const shown = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map(({ title, body, tag }) => ({ title, body, tag }));
  });

test("a push becomes a notification, and goes when it was read elsewhere", async ({ baseURL }) => {
  const origin = baseURL ?? "";
  // Notifications need a profile of one's own: a private window shows none.
  const profile = mkdtempSync(join(tmpdir(), "atrium-push-"));
  const executablePath = findChromium();
  const context = await chromium.launchPersistentContext(profile, {
    baseURL: origin,
    ...(executablePath ? { executablePath } : {}),
    args: [leaveOut, "--disable-dev-shm-usage", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
    permissions: ["notifications"],
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await register(page, person("Ada Park"));
    const { slug } = await foundWorkspace(page, "Harbour");
    await page.goto(`/${slug}/preferences`);
    await expect(page.getByRole("switch", { name: "Notifications on this device" })).toBeVisible();
    const devtools = await context.newCDPSession(page);
    const registered = new Promise<string>((resolve) => {
      devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
        if (registrations[0]) resolve(registrations[0].registrationId);
      });
    });
    await devtools.send("ServiceWorker.enable");
    await page.evaluate(async () => {
      type Policy = { createScriptURL(url: string): string };
      type Factory = { createPolicy(name: string, rules: Policy): Policy };
      const { trustedTypes } = window as unknown as { trustedTypes: Factory };
      const policy = trustedTypes.createPolicy("journey", { createScriptURL: (url) => url });
      await navigator.serviceWorker.register(policy.createScriptURL("/service-worker.js"));
      await navigator.serviceWorker.ready;
    });
    const id = await registered;
    const message = { title: "Mina", body: "Lunch?", url: `/${slug}`, at: new Date().toISOString(), tag: "test" };
    await pushed(devtools, origin, id, { kind: "show", ...message });
    await expect.poll(() => shown(page)).toEqual([{ title: "Mina", body: "Lunch?", tag: "test" }]);
    await pushed(devtools, origin, id, { kind: "show", ...message, body: "At noon?" });
    await expect.poll(() => shown(page)).toEqual([{ title: "Mina", body: "At noon?", tag: "test" }]);
    await pushed(devtools, origin, id, { kind: "clear", tag: "test" });
    await expect.poll(() => shown(page)).toEqual([]);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
});
