import { expect, test } from "../journey.ts";
import { composer, message, openChannel, team, write } from "./team.ts";

test("on a phone one column shows at a time, and everything is reached by finger", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  await write(here.mina, here, "Seen from a phone?");
  const page = here.jonas;
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/${here.slug}`);
  await page.getByRole("navigation", { name: "Channels" }).getByRole("link", { name: "release" }).click();
  await expect(message(page, "Seen from a phone?")).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Channels" })).toBeHidden();
  await composer(page).fill("Yes");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await openChannel(here.mina, here);
  await expect(message(here.mina, "Yes")).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await page.getByRole("button", { name: "Back" }).click();
  await expect(page.getByRole("navigation", { name: "Channels" })).toBeVisible();
});
