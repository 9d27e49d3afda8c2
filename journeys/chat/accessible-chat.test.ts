import { expectAccessible, expectAccessibleInBothThemes } from "../expect-accessible.ts";
import { expect, test } from "../journey.ts";
import { message, openChannel, team, write } from "./team.ts";

const everything = [
  "# Plan\n\n- [x] one\n- [ ] two\n\n1. first\n2. second\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> quoted ~~words~~",
  "```ts\nconst answer: number = 42; // why\n```",
  "See https://example.org and `code` @channel",
];

test("axe finds nothing in a conversation, about channels, and on a phone", async ({ openBrowser }) => {
  test.slow();
  const here = await team(openBrowser);
  await write(here.mina, here, ...everything);
  const page = here.jonas;
  await openChannel(page, here);
  await message(page, "See https").hover();
  await expectAccessibleInBothThemes(page, "channel");
  await page.getByRole("button", { name: "React with another emoji" }).click();
  await page.getByRole("textbox", { name: "Search emoji" }).fill("party");
  await expect(page.getByRole("button", { name: "party popper" })).toBeVisible();
  await expectAccessibleInBothThemes(page, "emoji");
  await page.getByRole("button", { name: "party popper" }).click();
  await expect(message(page, "See https").getByRole("button", { name: /🎉 1/ })).toBeVisible();
  await message(page, "See https").hover();
  await page.getByRole("button", { name: "Reply in thread" }).click();
  await expect(page.getByRole("log", { name: "Replies" })).toBeVisible();
  await expectAccessibleInBothThemes(page, "thread");
  await page.getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "Mina Kaplan", exact: true }).click();
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

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/${here.slug}`);
  await expect(page.getByRole("link", { name: "release" })).toBeVisible();
  await expectAccessible(page, "the list of channels on a phone");
  await openChannel(page, here);
  await expect(message(page, "See https")).toBeVisible();
  await expectAccessible(page, "channel on a phone");
});
