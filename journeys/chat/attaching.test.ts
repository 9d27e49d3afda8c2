import { createHash, randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { png } from "../../server/testing/pictures.ts";
import { expectAccessible } from "../expect-accessible.ts";
import { fingersOn } from "../files/fingers.ts";
import { expect, test } from "../journey.ts";
import { type JourneyServer, startServer } from "../journey-server.ts";
import { composer, message, openChannel, say, team } from "./team.ts";

/** Chooses files as somebody does who presses the button. */
async function choose(page: Page, files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
  const asked = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Attach files" }).click();
  await (await asked).setFiles(files);
}

/** What a phone is asked to open by an entry of the menu. */
async function offered(page: Page, entry: string) {
  await page.getByRole("button", { name: "Attach files" }).click();
  const asked = page.waitForEvent("filechooser");
  await page.getByRole("menuitem", { name: entry }).click();
  const input = (await asked).element();
  return input.evaluate((it) => {
    const field = it as HTMLInputElement;
    return { accept: field.accept, capture: field.getAttribute("capture"), multiple: field.multiple };
  });
}

const sumOf = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

/** Pastes a file into what has the focus. */
const paste = (page: Page, name: string, type: string, bytes: Buffer) =>
  composer(page).evaluate(
    (field, file) => {
      const clipboardData = new DataTransfer();
      const content = Uint8Array.from(atob(file.bytes), (letter) => letter.charCodeAt(0));
      clipboardData.items.add(new File([content], file.name, { type: file.type }));
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    { name, type, bytes: bytes.toString("base64") },
  );

const own = test.extend<{ server: JourneyServer }>({
  server: async ({}, use) => {
    const server = await startServer();
    await use(server);
    await server.stop();
  },
  baseURL: async ({ server }, use) => use(server.url),
});

own("ten files arrive whole through a lost network, a reload and a restart", async ({ openBrowser, server }) => {
  own.setTimeout(240_000);
  const here = await team(openBrowser);
  const { mina, jonas } = here;
  await Promise.all([openChannel(mina, here), openChannel(jonas, here)]);
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
});

test("a pasted picture is described, sent without words, and looked at by keyboard", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  const { mina, jonas } = here;
  await jonas.setViewportSize({ width: 390, height: 844 });
  await Promise.all([openChannel(mina, here), openChannel(jonas, here)]);
  // Files are taken once the field with formatting stands, and what it attaches with has come.
  await expect(composer(mina)).toHaveAttribute("aria-multiline", "true");
  await expect(mina.getByRole("button", { name: "Attach files" })).toBeVisible();
  await composer(mina).focus();
  await paste(mina, "stand.png", "image/png", png(640, 400));
  await mina.getByRole("button", { name: "Alt text of stand.png" }).click();
  await mina.getByRole("textbox", { name: "Description" }).fill("The stand seen from the door");
  await mina.getByRole("button", { name: "Save" }).click();
  await paste(mina, "plan.txt", "text/plain", Buffer.from("one\ntwo"));
  await expect(mina.getByRole("list", { name: "Attached files" }).getByRole("listitem")).toHaveCount(2);
  await expectAccessible(mina, "files in the composer");
  await composer(mina).press("Enter");

  const picture = jonas.getByRole("img", { name: "The stand seen from the door" });
  await expect(picture).toBeVisible();
  const wide = await jonas.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await jonas.getByRole("button", { name: /^Open the picture stand\.png/ }).press("Enter");
  const box = jonas.getByRole("dialog", { name: "stand.png" });
  await expect(box).toBeVisible();
  await expectAccessible(jonas, "a picture over everything");
  const percent = box.getByRole("button", { name: /show the whole picture/ });
  const whole = await percent.innerText();
  await jonas.keyboard.press("+");
  await expect(percent).not.toHaveText(whole);
  await jonas.keyboard.press("0");
  await expect(percent).toHaveText(whole);

  const fingers = await fingersOn(jonas);
  const shown = box.getByRole("img").last();
  await fingers.spread(shown);
  await expect(percent).not.toHaveText(whole);
  await jonas.keyboard.press("0");
  await expect(percent).toHaveText(whole);
  await fingers.swipe(shown, { x: -150, y: 5 });
  await expect(jonas.getByRole("dialog", { name: "plan.txt" })).toBeVisible();
  await jonas.keyboard.press("ArrowLeft");
  await expect(percent).toHaveText(whole);
  await fingers.swipe(shown, { x: 5, y: 200 });
  await expect(jonas.getByRole("dialog")).toHaveCount(0);
  expect(await offered(jonas, "Files")).toEqual({ accept: "", capture: null, multiple: true });
  expect(await offered(jonas, "Photos and videos")).toEqual({
    accept: "image/*,video/*",
    capture: null,
    multiple: true,
  });
  expect(await offered(jonas, "Take a photo")).toEqual({ accept: "image/*", capture: "environment", multiple: false });

  await mina.getByRole("button", { name: "More for plan.txt" }).click();
  await mina.getByRole("menuitem", { name: "Remove file" }).click();
  await expect(mina.getByRole("link", { name: "Download plan.txt" })).toHaveCount(0);
  await mina.getByRole("button", { name: "Undo" }).click();
  await expect(mina.getByRole("link", { name: "Download plan.txt" })).toBeVisible();
  await expectAccessible(mina, "a message with files");
});
