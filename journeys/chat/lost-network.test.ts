import { createHash, randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "../journey.ts";
import { type JourneyServer, startServer } from "../journey-server.ts";
import { composer, expectWritten, message, messages, openChannel, say, type Team, team, write } from "./team.ts";

/** A server that may be ended, so the browsers are new to it: they have no page at hand but what they opened. */
const own = test.extend<{ server: JourneyServer }>({
  server: async ({}, use) => {
    const server = await startServer();
    await use(server);
    await server.stop();
  },
  baseURL: async ({ server }, use) => use(server.url),
});

own("nothing is lost or doubled while the network or the server is away", async ({ openBrowser, server }) => {
  own.setTimeout(240_000);
  const here = await team(openBrowser);
  await Promise.all([openChannel(here.mina, here), openChannel(here.jonas, here)]);
  const { step } = own;
  await step("ten files arrive whole through a lost network, a reload and a restart", () => sendFiles(here, server));
  await step("without a network one reads and writes on, and nothing is lost or doubled", () => writeOffline(here));
});

async function sendFiles({ mina, jonas }: Team, server: JourneyServer): Promise<void> {
  const files = Array.from({ length: 10 }, (_, at) => {
    return { name: `part ${at}.bin`, mimeType: "application/octet-stream", buffer: randomBytes(250_000 + at) };
  });
  const line = await mina.context().newCDPSession(mina);
  const network = (uploadThroughput: number, offline = false) =>
    line.send("Network.emulateNetworkConditions", { offline, latency: 0, downloadThroughput: -1, uploadThroughput });
  // Hardly anything goes until it may: there is a middle to break off in, however busy the machine is.
  const hold = () => network(1_000);
  await hold();
  await choose(mina, files);
  await expect(mina.getByRole("list", { name: "Attached files" }).getByRole("listitem")).toHaveCount(10);
  await say(mina, "All ten parts");
  const sent = message(mina, "All ten parts");
  const going = () => sent.getByRole("progressbar").count();
  const goOnUntil = async (left: number) => {
    await network(200_000);
    await expect.poll(going, { timeout: 60_000, intervals: [200] }).toBeLessThan(left);
    await hold();
  };
  await expect(sent.getByText("Sent by itself once its files are there")).toBeVisible();

  await goOnUntil(10);
  await network(0, true);
  await expect(sent.getByText("Waiting").first()).toBeVisible({ timeout: 60_000 });
  await goOnUntil(7);
  await mina.reload();
  await expect.poll(going, { timeout: 60_000 }).toBeGreaterThan(0);
  await goOnUntil(5);
  await server.restart();
  await network(-1);

  const got = message(jonas, "All ten parts");
  await expect(got.getByRole("link", { name: /^Download part/ })).toHaveCount(10, { timeout: 60_000 });
  const links = await got.getByRole("link", { name: /^Download part/ }).all();
  for (const [at, link] of links.entries()) {
    const answer = await jonas.request.get((await link.getAttribute("href")) ?? "");
    expect(sumOf(await answer.body()), `part ${at}`).toBe(sumOf(files[at]?.buffer ?? Buffer.of()));
  }
  await expect(sent.getByRole("progressbar")).toHaveCount(0, { timeout: 60_000 });
  await expect(mina.getByRole("article").filter({ hasText: "All ten parts" })).toHaveCount(1);
}

/** Chooses files as somebody does who presses the button. */
async function choose(page: Page, files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
  const asked = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Attach files" }).click();
  await (await asked).setFiles(files);
}

const sumOf = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

async function writeOffline(here: Team): Promise<void> {
  await write(here.mina, here, "Before the tunnel");
  await expect(message(here.jonas, "Before the tunnel")).toBeVisible();

  await say(here.jonas, "On my way");
  await expect(message(here.mina, "On my way")).toBeVisible();
  await here.jonas.routeWebSocket(/realtime/, (socket) => socket.close());
  await here.jonas.context().setOffline(true);
  // A change that cannot be saved is there for the next try.
  await composer(here.jonas).press("ArrowUp");
  const editor = here.jonas.getByRole("textbox", { name: "Edit message" });
  await editor.fill("On my way, but late");
  await editor.press("Enter");
  await here.jonas.getByRole("button", { name: "Edit again" }).click();
  await expectWritten(editor, "On my way, but late");
  await editor.press("Escape");
  await say(here.jonas, "First from the tunnel");
  await say(here.jonas, "Second from the tunnel");
  await expect(message(here.jonas, "Second from the tunnel")).toBeVisible();
  await say(here.mina, "Said meanwhile");
  await expect(here.jonas.getByText("No connection. You see what this device knows")).toBeVisible();
  // A page never opened before waits for the network, and takes nothing down.
  await here.jonas.getByRole("link", { name: "Threads" }).click();
  await expect(here.jonas.getByRole("status", { name: "Loading", exact: true })).toBeVisible();
  await here.jonas.goBack();
  await expect(message(here.jonas, "Second from the tunnel")).toBeVisible();

  await here.jonas.context().setOffline(false);
  await expect(message(here.mina, "Second from the tunnel")).toBeVisible({ timeout: 60_000 });
  await expect(message(here.jonas, "Said meanwhile")).toBeVisible({ timeout: 60_000 });
  // One more came before.
  await expect(messages(here.mina).getByRole("article")).toHaveCount(6);
  await expect(messages(here.jonas).getByRole("article")).toHaveCount(6);
  const order = await messages(here.mina).getByRole("article").allInnerTexts();
  expect(order.findIndex((text) => text.includes("First from"))).toBeLessThan(
    order.findIndex((text) => text.includes("Second from")),
  );

  // A text begun and a message not sent survive leaving the page.
  await here.jonas.route("**/api/v1/**/messages", (route) => route.abort());
  await here.jonas.reload();
  await expect(composer(here.jonas)).toBeVisible();
  await say(here.jonas, "Kept on this device");
  await expect(here.jonas.getByText("Waiting for the network")).toBeVisible();
  await composer(here.jonas).fill("Half a thought");
  // Drafts are written a moment after the last key.
  await here.jonas.waitForTimeout(800);
  await here.jonas.unrouteAll();
  await here.jonas.goto(`/${here.slug}/c/${here.channelId}`);
  await expectWritten(composer(here.jonas), "Half a thought");
  await expect(message(here.mina, "Kept on this device")).toBeVisible({ timeout: 60_000 });
  await expect(message(here.mina, "Kept on this device")).toHaveCount(1);
}
