import { Buffer } from "node:buffer";
import { htmlPage, outsideSite } from "../../server/testing/outside-site.ts";
import { png } from "../../server/testing/pictures.ts";
import { expectAccessible } from "../expect-accessible.ts";
import { expect, test } from "../journey.ts";
import { composer, message, openChannel, say, team } from "./team.ts";

test("a linked page shows what it is, until its author takes the card off for everybody", async ({ openBrowser }) => {
  const site = await outsideSite({
    "/tides": htmlPage(`<meta property="og:title" content="Tide tables of the North Sea">
      <meta property="og:site_name" content="The Gazette"><meta property="og:image" content="/tide.png">`),
    "/tide.png": (_request, response) => response.setHeader("content-type", "image/png").end(png(600, 315)),
  });
  const here = await team(openBrowser);
  await Promise.all([openChannel(here.mina, here), openChannel(here.jonas, here)]);
  await say(here.mina, `Read this first: ${site.url}/tides`);
  const [hers, his] = [message(here.mina, "Read this first"), message(here.jonas, "Read this first")];
  const card = { name: /^The Gazette ?Tide tables of the North Sea/ };
  await expect(his.getByRole("link", card)).toBeVisible();
  await expect(his.getByRole("link", card)).toHaveAttribute("rel", /noopener/);
  await expect
    .poll(() => his.locator("img[src*='/previews/']").evaluate((img: HTMLImageElement) => img.naturalWidth))
    .toBe(600);
  await expectAccessible(here.jonas, "a message with a preview");
  await hers.getByRole("link", card).hover();
  await hers.getByRole("button", { name: "Remove this preview for everybody" }).click();
  await expect(hers.getByRole("link", card)).toBeHidden();
  await expect(his.getByRole("link", card)).toBeHidden();
  site.stop();
});

test("an emoji that one adds is there for the other to react with and to write", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  await openChannel(here.jonas, here);
  await here.mina.goto(`/${here.slug}/settings?tab=emoji`);
  await here.mina.getByLabel("Picture", { exact: true }).setInputFiles({
    name: "Ship It.png",
    mimeType: "image/png",
    buffer: Buffer.from(png(300, 300)),
  });
  await expect(here.mina.getByLabel("Name", { exact: true })).toHaveValue("ship_it");
  await here.mina.getByRole("button", { name: "Add emoji" }).click();
  await expect(here.mina.getByRole("button", { name: "Delete :ship_it:" })).toBeVisible();
  await expectAccessible(here.mina, "the settings of emoji");

  await openChannel(here.mina, here);
  await say(here.mina, "Shall we :ship_it:");
  const his = message(here.jonas, "Shall we");
  await expect(his.getByRole("img", { name: ":ship_it:" })).toBeVisible();
  await his.hover();
  await his.getByRole("button", { name: "React with another emoji" }).click();
  await here.jonas.getByRole("textbox", { name: "Search emoji" }).fill("ship");
  await here.jonas.getByRole("button", { name: "ship_it", exact: true }).click();
  const reaction = message(here.mina, "Shall we").getByRole("button", { name: /^:ship_it: 1/ });
  await expect(reaction.getByRole("img")).toBeVisible();

  await composer(here.jonas).pressSequentially("Yes :ship_");
  await expect(here.jonas.getByRole("option", { name: /:ship_it:/ })).toBeVisible();
  await composer(here.jonas).press("Enter");
  await composer(here.jonas).press("Enter");
  await expect(message(here.mina, "Yes").getByRole("img", { name: ":ship_it:" })).toBeVisible();
});
