import { randomUUID } from "node:crypto";
import { updateChannel } from "@atrium/contract/chat/channels.ts";
import { editMessage, sendMessage } from "@atrium/contract/chat/messages.ts";
import { updateProfile } from "@atrium/contract/people/profiles.ts";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../journey.ts";
import { hostileName, hostileTexts } from "./hostile-texts.ts";
import { call, messages, team, write } from "./team.ts";

/** All of them in one text, each behind a line of its own. */
const together = hostileTexts.map((text, index) => `Number ${index}\n\n${text}`).join("\n\n");

test("no hostile text runs, fetches or breaks a policy, wherever it is shown", async ({ openBrowser }) => {
  test.setTimeout(240_000);
  expect(hostileTexts.length).toBeGreaterThanOrEqual(60);
  const here = await team(openBrowser);
  const { jonas: reader, mina: writer } = here;
  const { workspaceId, channelId } = here;
  reader.setDefaultTimeout(60_000);
  const seen = await watch(reader);
  await call(writer, updateProfile, { workspaceId, name: hostileName, title: hostileName });
  await call(writer, updateChannel, { workspaceId, channelId, topic: hostileName, purpose: hostileName });

  const sent = await write(writer, here, ...hostileTexts, together);
  const [first, last] = [sent[0]?.id ?? "", sent.at(-1)?.id ?? ""];
  for (const text of hostileTexts.slice(0, 30))
    await call(writer, sendMessage, { workspaceId, channelId, threadId: first, clientId: randomUUID(), text });
  await call(writer, editMessage, { workspaceId, channelId, messageId: last, text: `${together}\n\nchanged` });

  await reader.goto(`/${here.slug}/c/${channelId}?thread=${first}`);
  // It opens at the first, which are as unread as all others.
  await expect(messages(reader).getByRole("article").first()).toBeVisible();
  await expectInert(messages(reader));
  await reader.getByRole("button", { name: "Jump to latest" }).click();
  await test.step("What a message said before", async () => {
    await messages(reader).getByRole("button", { name: "edited" }).first().click();
    await expect(reader.getByRole("dialog")).toContainText("Number 0");
    await reader.keyboard.press("Escape");
  });
  await test.step("The thread, and the preview of its answers", async () => {
    await walk(reader, reader.getByRole("log", { name: "Replies" }));
    await reader.getByRole("button", { name: "Close" }).click();
  });
  await test.step("The list: everything drawn once, colours and formulas too, every spoiler uncovered", async () => {
    await walk(reader, messages(reader));
    const covers = reader.getByRole("button", { name: "Hidden. Show it" });
    for (let left = await covers.count(); left > 0; left -= 1) await covers.first().click();
  });
  for (const text of [together, ...hostileTexts.slice(-6)])
    await test.step(`Written: ${text.slice(0, 40)}`, () => writeAndEdit(reader, text));
  for (const place of ["Threads", "Inbox", "People", "Drafts & scheduled"])
    await test.step(`Names and previews elsewhere: ${place}`, async () => {
      await reader.getByRole("link", { name: place }).first().click();
      await expect(reader.getByRole("main")).toBeVisible();
      await reader.waitForTimeout(500);
    });
  expect(await seen()).toEqual({ ran: [], reports: [], asked: [] });
});

/** Put in as it comes, looked at, sent, opened for editing again. */
async function writeAndEdit(page: Page, text: string): Promise<void> {
  const field = page.getByRole("textbox", { name: "Message #release" });
  await field.fill(text);
  await page.keyboard.press("Alt+p");
  await expect(page.getByRole("region", { name: "Preview" })).toBeFocused();
  await page.keyboard.press("Alt+p");
  await field.press("Control+Enter");
  // Whom a text calls is counted before it goes: a moment later it is there to be edited.
  const editor = page.getByRole("textbox", { name: "Edit message" });
  await expect(async () => {
    await field.press("ArrowUp");
    await expect(editor).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 60_000 });
  await editor.press("Escape");
}

/** Everything that would show that something ran, was reported, or was fetched from elsewhere. */
async function watch(page: Page) {
  const [ran, reports, asked]: [string[], string[], string[]] = [[], [], []];
  const home = process.env["JOURNEY_URL"];
  await page.exposeFunction("hit", (what: string) => ran.push(what));
  await page.exposeFunction("reported", (what: string) => reports.push(what));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      (globalThis as unknown as { reported: (what: string) => void }).reported(
        `${event.violatedDirective} ${event.blockedURI} ${event.sample}`,
      );
    });
  });
  page.on("dialog", (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (/^https?:/.test(request.url()) && new URL(request.url()).origin !== home) asked.push(request.url());
  });
  return async () => {
    const found = await page.evaluate(() =>
      [...document.querySelectorAll("a[href]")].map((link) => link.getAttribute("href") ?? ""),
    );
    ran.push(...found.filter((address) => !/^(?:https?:\/\/|mailto:|tel:|\/(?!\/)|#)/.test(address)));
    return { ran, reports, asked };
  };
}

/** From one end of a list to the other, so that every row is drawn, with time for what is fetched on demand. */
async function walk(page: Page, list: Locator): Promise<void> {
  await expect(list).toBeVisible();
  for (let step = 0; step < 10; step += 1) {
    await list.evaluate((element) => {
      const box = element.closest("[data-scroll]") ?? element;
      let at: Element | null = box;
      while (at && at.scrollHeight <= at.clientHeight + 1) at = at.parentElement;
      at?.scrollBy(0, -700);
    });
    await page.waitForTimeout(120);
    await expectInert(list);
  }
}

/** Nothing that a message says becomes an element that could act. */
async function expectInert(list: Locator): Promise<void> {
  const acting =
    ":is(script, style, iframe, object, embed, form, base, link, meta, img, video, [onload], [onerror], [onclick], [onmouseover])";
  expect(await list.locator(`.message-text ${acting}`).count()).toBe(0);
}
