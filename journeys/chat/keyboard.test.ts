import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../journey.ts";
import { composer, message, openChannel, team, write } from "./team.ts";

test("a conversation is read, answered and reacted to with the keyboard alone", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  await write(here.mina, here, "First", "Second", "Third");
  await Promise.all([openChannel(here.mina, here), openChannel(here.jonas, here)]);
  const page = here.jonas;
  await expect(message(page, "Third")).toBeVisible();
  await expect(composer(page)).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(message(page, "Third")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(message(page, "Second")).toBeFocused();
  await page.keyboard.press("+");
  await expect(message(here.mina, "Second").getByRole("button", { name: /👍 1/ })).toBeVisible();
  await page.keyboard.press("t");
  const reply = page.getByRole("textbox", { name: "Reply" });
  await expect(reply).toBeFocused();
  await page.keyboard.type("Answered by keys");
  await page.keyboard.press("Enter");
  await expect(message(here.mina, "Second").getByRole("button", { name: /1 reply/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(reply).toBeHidden();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(page).toHaveTitle(/general/);
});

test("axe finds nothing on the screens of the chat, in both themes", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  await write(
    here.mina,
    here,
    "# Plan\n\n- [x] one\n- [ ] two\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    "```ts\nconst a = 1;\n```",
    "See https://example.org and `code`",
  );
  await openChannel(here.jonas, here);
  for (const colorScheme of ["light", "dark"] as const) {
    await here.jonas.emulateMedia({ colorScheme });
    await message(here.jonas, "See https").hover();
    await expectNoFaults(here.jonas, `channel, ${colorScheme}`);
    await here.jonas.getByRole("button", { name: "Reply in thread" }).click();
    await expect(here.jonas.getByRole("log", { name: "Replies" })).toBeVisible();
    await expectNoFaults(here.jonas, `thread, ${colorScheme}`);
    await here.jonas.getByRole("button", { name: "Close" }).click();
  }
});

async function expectNoFaults(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((one) => `${where}: ${one.id} ${one.nodes.map((node) => node.html).join("\n")}`)).toEqual([]);
}
