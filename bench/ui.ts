import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { sendMessage } from "@atrium/contract/chat/messages.ts";
import { largeWorkspace } from "@atrium/server/testing/large-workspace.ts";
import { signedUp } from "@atrium/server/testing/signed-up.ts";
import { type BrowserContext, chromium, type Page, type Response } from "@playwright/test";
import type { Benchmark } from "./bench-command.ts";
import { median, quantile, rounded } from "./scene/numbers.ts";
import { callAs } from "./scene/people.ts";
import { type Scene, startScene } from "./scene/scene.ts";

/**
 * The web app in Chromium, built and served as people get it: what scripts travel before a channel shows (brotli), how
 * long it takes from a click on a channel seen before to its text being painted, and the longest task while 10,000
 * messages are scrolled through with the wheel. Run `npm start` once before, so that the app is built.
 */
const channels = 30;
const messages = 10_000;
const switches = 40;

export const run: Benchmark["run"] = async ({ say }) => {
  if (!existsSync(join(import.meta.dirname, "..", "web", "dist", "index.html")))
    throw new Error("the web app is not built: run npm start once");
  const scene = await startScene();
  const browser = await chromium.launch({
    executablePath: process.env["ATRIUM_CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-quic"],
  });
  try {
    const place = await furnish(scene);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await signedInPage(context, place);
    const { initial, untilText } = await scriptBytes(page, place);
    say(`scripts: ${rounded(initial / 1000, 1)} KB named by the page, ${rounded(untilText / 1000, 1)} KB until text`);
    const took = await switchChannels(page, place);
    say(`switching: ${took.map((ms) => ms.toFixed(0)).join(" ")}`);
    const longest = await scrollThrough(page, place, say);
    return {
      initial_kb: rounded(initial / 1000, 1),
      until_text_kb: rounded(untilText / 1000, 1),
      switch_ms: rounded(median(took), 1),
      switch_p95_ms: rounded(quantile(took, 0.95), 1),
      longest_task_ms: rounded(longest, 1),
    };
  } finally {
    await browser.close();
    await scene.stop();
  }
};

type Place = { url: string; slug: string; cookie: string; long: string; short: string[] };

async function furnish(scene: Scene): Promise<Place> {
  const person = await signedUp(scene);
  const { workspaceId, owner, channelIds } = await largeWorkspace(scene, { people: 200, channels, messages }, person);
  const speaker = { ...person, memberId: owner.memberId };
  const [long, ...short] = channelIds as [string, ...string[]];
  for (const channelId of short.slice(0, 2))
    for (let n = 1; n <= 60; n += 1)
      await callAs(scene.platform, speaker, sendMessage, {
        workspaceId,
        channelId,
        clientId: randomUUID(),
        text: `Message **${n}** of ${channelId}, about the [release](https://example.org) and \`what\` comes after it.`,
      });
  const slug = await scene.platform.database.transaction({ workspaceId }, async ({ db }) => {
    const found = await db.selectFrom("workspace").select("slug").executeTakeFirstOrThrow();
    return found.slug;
  });
  // Chromium asks for brotli only where the connection counts as secure: https, and localhost by name.
  const url = scene.url.replace("127.0.0.1", "localhost");
  return { url, slug, cookie: person.cookie, long, short };
}

async function signedInPage(context: BrowserContext, { url, cookie }: Place): Promise<Page> {
  const [name, value] = cookie.split("=") as [string, string];
  await context.addCookies([{ name, value, url }]);
  return context.newPage();
}

const addressOf = ({ url, slug }: Place, channelId: string) => `${url}/${slug}/c/${channelId}`;

/** Bytes of scripts as they came over the line: those the page itself names, and all until the channel's text was there. */
async function scriptBytes(page: Page, place: Place): Promise<{ initial: number; untilText: number }> {
  const received: Promise<{ url: string; bytes: number }>[] = [];
  const count = (response: Response) => {
    const request = response.request();
    if (request.resourceType() !== "script") return;
    const bytes = request.sizes().then(
      (sizes) => sizes.responseBodySize,
      () => 0,
    );
    received.push(bytes.then((body) => ({ url: new URL(request.url()).pathname, bytes: body })));
  };
  page.on("response", count);
  const html = await (await page.goto(addressOf(place, place.short[0] as string)))?.text();
  await page.getByText(`of ${place.short[0]}`).first().waitFor();
  page.off("response", count);
  const scripts = await Promise.all(received);
  const sum = (list: typeof scripts) => list.reduce((bytes, script) => bytes + script.bytes, 0);
  return { initial: sum(scripts.filter(({ url }) => html?.includes(url))), untilText: sum(scripts) };
}

/** From the click to the frame after the one in which the other channel's text is there. */
async function switchChannels(page: Page, { short }: Place): Promise<number[]> {
  const [first, second] = short as [string, string];
  const took: number[] = [];
  for (let turn = -4; turn < switches; turn += 1) {
    const ms = await page.evaluate(switchTo, turn % 2 === 0 ? second : first);
    if (turn >= 0) took.push(ms);
    await page.waitForTimeout(150);
  }
  return took;
}

/** Runs in the page. */
function switchTo(channelId: string): Promise<number> {
  const link = document.querySelector<HTMLElement>(`[data-channel="${channelId}"]`);
  if (!link) throw new Error("the channel is not in the sidebar");
  const began = performance.now();
  link.click();
  const there = () => document.querySelector('[role="log"]')?.textContent?.includes(channelId) === true;
  return new Promise((resolve) => {
    const look = () => {
      // A frame that was asked for when the text is there is painted before a task posted from within it runs.
      requestAnimationFrame(() => {
        if (!there()) return look();
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now() - began);
        channel.port2.postMessage(null);
      });
    };
    look();
  });
}

/** The longest task, in ms, while the wheel turns through all messages, newest to oldest. */
async function scrollThrough(page: Page, place: Place, say: (line: string) => void): Promise<number> {
  await page.goto(addressOf(place, place.long));
  await page.locator('[role="log"] [role="article"], [role="log"] article').first().waitFor();
  await page.waitForTimeout(2000);
  await page.evaluate(() => {
    const seen = { longest: 0, count: 0 };
    Object.assign(globalThis, { seenTasks: seen });
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) {
        seen.count += 1;
        seen.longest = Math.max(seen.longest, task.duration);
      }
    }).observe({ type: "longtask" });
  });
  await page.mouse.move(800, 400);
  for (let tick = 0; tick < 600; tick += 1) {
    await page.mouse.wheel(0, -1200);
    await page.waitForTimeout(16);
  }
  const seen = await page.evaluate(
    () => (globalThis as unknown as { seenTasks: { longest: number; count: number } }).seenTasks,
  );
  say(`600 turns of the wheel: ${seen.count} tasks over 50 ms, the longest ${seen.longest.toFixed(0)} ms`);
  return seen.longest;
}
