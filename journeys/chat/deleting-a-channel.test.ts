import type { Page } from "@playwright/test";
import { expect, test } from "../journey.ts";
import { message, openChannel, team, write } from "./team.ts";

const entry = (page: Page) => page.getByRole("navigation", { name: "Channels" }).getByRole("link", { name: "release" });

test("a channel is deleted while somebody reads it, and brought back with everything in it", async ({
  openBrowser,
}) => {
  const here = await team(openBrowser);
  const { mina, jonas } = here;
  await Promise.all([openChannel(mina, here), openChannel(jonas, here)]);
  await write(mina, here, "The office closes at six");
  await expect(message(jonas, "The office closes")).toBeVisible();
  await mina.getByRole("button", { name: "More", exact: true }).click();
  await mina.getByRole("menuitem", { name: "Delete channel", exact: true }).click();
  const question = mina.getByRole("alertdialog").or(mina.getByRole("dialog"));
  await expect(question.getByText("for 30 days")).toBeVisible();
  await question.getByRole("button", { name: "Delete channel", exact: true }).click();

  await expect(jonas.getByText("Mina Kaplan deleted #release")).toBeVisible();
  for (const page of [mina, jonas]) {
    await expect(entry(page)).toHaveCount(0);
    await expect(page).not.toHaveURL(new RegExp(here.channelId));
  }
  await jonas.goto(`/${here.slug}/c/${here.channelId}`);
  await expect(jonas.getByText("This channel is not open to you")).toBeVisible();

  await mina.goto(`/${here.slug}/settings?tab=deleted-channels`);
  await expect(mina.getByText("30 days left")).toBeVisible();
  await mina.getByRole("button", { name: "Bring back #release" }).click();
  await expect(entry(jonas)).toBeVisible();
  await entry(jonas).click();
  await expect(message(jonas, "The office closes")).toBeVisible();
});
