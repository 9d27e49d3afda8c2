import type { Page } from "@playwright/test";
import { expectAccessible } from "../expect-accessible.ts";
import { expect, test } from "../journey.ts";
import { message, openChannel, type Team, team, write } from "./team.ts";

const everything = [
  "# Plan\n\n- [x] one\n- [ ] two\n\n1. first\n2. second\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> quoted ~~words~~",
  "```ts\nconst answer: number = 42; // why\n```",
  "See https://example.org and `code` @channel",
];

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in a conversation: ${colorScheme}`, async ({ openBrowser }) => {
    test.slow();
    const { here, page } = await begin(openBrowser, colorScheme);
    await openChannel(page, here);
    await message(page, "See https").hover();
    await expectAccessible(page, "channel");
    await page.getByRole("button", { name: "React with another emoji" }).click();
    await page.getByRole("textbox", { name: "Search emoji" }).fill("party");
    await expect(page.getByRole("button", { name: "party popper" })).toBeVisible();
    await expectAccessible(page, "emoji");
    await page.getByRole("button", { name: "party popper" }).click();
    await expect(message(page, "See https").getByRole("button", { name: /🎉 1/ })).toBeVisible();
    await message(page, "See https").hover();
    await page.getByRole("button", { name: "Reply in thread" }).click();
    await expect(page.getByRole("log", { name: "Replies" })).toBeVisible();
    await expectAccessible(page, "thread");
    await page.getByRole("button", { name: "Close" }).click();
    await page.getByRole("button", { name: "Mina Kaplan", exact: true }).click();
    await expect(page.getByRole("dialog", { name: "Mina Kaplan" })).toBeVisible();
    await expectAccessible(page, "a person's card");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /Show details/ }).click();
    await expect(page.getByRole("list", { name: "People" })).toBeVisible();
    await expectAccessible(page, "details");
  });

  test(`axe finds nothing in the dialogs about channels: ${colorScheme}`, async ({ openBrowser }) => {
    test.slow();
    const { here, page } = await begin(openBrowser, colorScheme);
    await openChannel(page, here);
    for (const name of ["Create a channel", "Browse channels"]) {
      await page.getByRole("button", { name: "Add a channel" }).click();
      await page.getByRole("menuitem", { name }).click();
      await expect(page.getByRole("dialog", { name })).toBeVisible();
      await expectAccessible(page, name);
      await page.keyboard.press("Escape");
    }
    await page.getByRole("button", { name: "New message" }).click();
    await page.getByRole("textbox", { name: "Search people" }).fill("Mina");
    await expect(page.getByRole("dialog").getByRole("button", { name: "Mina Kaplan" })).toBeVisible();
    await expectAccessible(page, "new message");
  });
}

test("axe finds nothing on a phone", async ({ openBrowser }) => {
  test.slow();
  const { here, page } = await begin(openBrowser, "dark");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/${here.slug}`);
  await expect(page.getByRole("link", { name: "release" })).toBeVisible();
  await expectAccessible(page, "the list of channels");
  await openChannel(page, here);
  await expect(message(page, "See https")).toBeVisible();
  await expectAccessible(page, "channel");
});

async function begin(
  openBrowser: (name: string) => Promise<Page>,
  colorScheme: "light" | "dark",
): Promise<{ here: Team; page: Page }> {
  const here = await team(openBrowser);
  await write(here.mina, here, ...everything);
  await here.jonas.emulateMedia({ colorScheme });
  return { here, page: here.jonas };
}
