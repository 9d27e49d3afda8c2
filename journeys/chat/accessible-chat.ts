import type { Page } from "@playwright/test";
import { expectAccessible, expectAccessibleInBothThemes } from "../expect-accessible.ts";
import { expect } from "../journey.ts";
import { message, type Team, write } from "./team.ts";

const everything = [
  "# Plan\n\n- [x] one\n- [ ] two\n\n1. first\n2. second\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> quoted ~~words~~",
  "```ts\nconst answer: number = 42; // why\n```",
  "See https://example.org and `code` @channel",
];

/** Jonas in #release, with nothing beside it, opens what a conversation has; axe finds nothing in any of it. */
export async function everyScreenIsAccessible(here: Team): Promise<void> {
  const page = here.jonas;
  const latest = message(page, "See https");
  await write(here.mina, here, ...everything);
  await latest.hover();
  await latest.getByRole("button", { name: "Reply in thread" }).click();
  await expect(page.getByRole("log", { name: "Replies" })).toBeVisible();
  await latest.hover();
  await expect(latest.getByRole("button", { name: "Reply in thread" })).toBeVisible();
  await expectAccessibleInBothThemes(page, "channel and thread");
  await page.getByRole("button", { name: "Close" }).click();
  await latest.hover();
  await latest.getByRole("button", { name: "React with another emoji" }).click();
  await page.getByRole("textbox", { name: "Search emoji" }).fill("party");
  await expect(page.getByRole("button", { name: "party popper" })).toBeVisible();
  await expectAccessibleInBothThemes(page, "emoji");
  await page.getByRole("button", { name: "party popper" }).click();
  await expect(latest.getByRole("button", { name: /🎉 1/ })).toBeVisible();
  await page.getByRole("button", { name: "Mina Kaplan", exact: true }).last().click();
  await expect(page.getByRole("dialog", { name: "Mina Kaplan" })).toBeVisible();
  await expectAccessibleInBothThemes(page, "a person's card");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /Show details/ }).click();
  await expect(page.getByRole("list", { name: "People" })).toBeVisible();
  await expectAccessibleInBothThemes(page, "details");

  for (const name of ["Create a channel", "Browse channels"]) {
    await page.getByRole("button", { name: "Add a channel" }).click();
    await page.getByRole("menuitem", { name }).click();
    await expect(page.getByRole("dialog", { name })).toBeVisible();
    await expectAccessibleInBothThemes(page, name);
    await page.keyboard.press("Escape");
  }
  await page.getByRole("button", { name: "New message" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Search people" }).fill("Mina");
  await expect(page.getByRole("dialog").getByRole("button", { name: "Mina Kaplan" })).toBeVisible();
  await expectAccessibleInBothThemes(page, "new message");
  await page.keyboard.press("Escape");
}

/** Jonas, on a phone that shows the list of channels, goes into #release; axe finds nothing in either. */
export async function channelIsAccessibleOnPhone(page: Page): Promise<void> {
  const release = page.getByRole("navigation", { name: "Channels" }).getByRole("link", { name: "release" });
  await expect(release).toBeVisible();
  await expectAccessible(page, "the list of channels on a phone");
  await release.click();
  await expect(message(page, "See https")).toBeVisible();
  await expectAccessible(page, "channel on a phone");
}
