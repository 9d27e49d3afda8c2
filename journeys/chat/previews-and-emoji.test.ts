import { Buffer } from "node:buffer";
import { createChannel, type MyChannel } from "@atrium/contract/chat/channels.ts";
import { deleteMessage, editMessage } from "@atrium/contract/chat/messages.ts";
import { htmlPage, outsideSite } from "../../server/testing/outside-site.ts";
import { png } from "../../server/testing/pictures.ts";
import { expectAccessible } from "../expect-accessible.ts";
import { expect, test } from "../journey.ts";
import {
  call,
  composer,
  goToChannel,
  goToSettings,
  message,
  openChannel,
  say,
  type Team,
  team,
  write,
} from "./team.ts";

test("what a message links to and the emoji of a workspace are shown to who may see them", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  await Promise.all([openChannel(here.mina, here), openChannel(here.jonas, here)]);
  const { step } = test;
  await step("a linked page shows what it is until that is taken off", () => linkPage(here));
  await step("a linked message shows itself to who may read it", () => linkMessages(here));
  await step("an emoji that a program writes by its name is drawn", () => nameEmoji(here));
  await step("an emoji that one adds is there for the other to react with and to write", () => addEmoji(here));
});

async function nameEmoji(here: Team): Promise<void> {
  await write(here.mina, here, "Deployed :tada: at 10:30:45, with `:tada:`");
  await expect(message(here.jonas, "Deployed")).toContainText("Deployed 🎉 at 10:30:45, with :tada:");
}

async function linkPage(here: Team): Promise<void> {
  const site = await outsideSite({
    "/tides": htmlPage(`<meta property="og:title" content="Tide tables of the North Sea">
      <meta property="og:site_name" content="The Gazette"><meta property="og:image" content="/tide.png">`),
    "/tide.png": (_request, response) => response.setHeader("content-type", "image/png").end(png(600, 315)),
  });
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
}

async function linkMessages(here: Team): Promise<void> {
  const [said] = await write(here.mina, here, "We meet at the **harbour**");
  const own = await call<{ channel: MyChannel }>(here.mina, createChannel, {
    workspaceId: here.workspaceId,
    name: "quiet",
    visibility: "private",
  });
  const hidden = { ...here, channelId: own.channel.channel.id };
  const [hushed] = await write(here.mina, hidden, "Not for Jonas");
  const home = new URL(`/${here.slug}/c/`, here.mina.url()).href;
  const linkTo = (place: typeof here, id = "") => `${home}${place.channelId}?m=${id}`;
  await say(here.mina, `Remember ${linkTo(here, said?.id)} and ${linkTo(hidden, hushed?.id)}`);

  const [told, shown] = [message(here.mina, "Remember"), message(here.jonas, "Remember")];
  const original = shown.getByRole("link", { name: /^Go to the message of Mina Kaplan/ });
  await expect(shown.getByText("harbour")).toBeVisible();
  await expect(told.getByText("Not for Jonas")).toBeVisible();
  await expect(original).toHaveCount(1);
  await expect(shown.getByText("Not for Jonas")).toHaveCount(0);
  await expectAccessible(here.jonas, "a message with a linked message");
  const keys = { workspaceId: here.workspaceId, channelId: here.channelId, messageId: said?.id };
  await call(here.mina, editMessage, { ...keys, text: "We meet at the lighthouse" });
  await expect(shown.getByText("lighthouse")).toBeVisible();
  await original.focus();
  await original.press("Enter");
  await expect(here.jonas).toHaveURL(new RegExp(`m=${said?.id}`));
  await call(here.mina, deleteMessage, keys);
  await expect(original).toHaveCount(0);
}

async function addEmoji(here: Team): Promise<void> {
  await goToSettings(here.mina, "Emoji");
  // The tab before has a picture, too.
  await expect(here.mina.getByRole("heading", { name: "Add an emoji" })).toBeVisible();
  await here.mina.getByLabel("Picture", { exact: true }).setInputFiles({
    name: "Ship It.png",
    mimeType: "image/png",
    buffer: Buffer.from(png(300, 300)),
  });
  await expect(here.mina.getByLabel("Name", { exact: true })).toHaveValue("ship_it");
  await here.mina.getByRole("button", { name: "Add emoji" }).click();
  await expect(here.mina.getByRole("button", { name: "Delete :ship_it:" })).toBeVisible();
  await expectAccessible(here.mina, "the settings of emoji");

  await goToChannel(here.mina);
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

  await goToSettings(here.mina, "Emoji");
  await here.mina.getByRole("button", { name: "Rename :ship_it:" }).click();
  await here.mina.getByRole("dialog").getByLabel("Name", { exact: true }).fill("set_sail");
  await expectAccessible(here.mina, "renaming an emoji");
  await here.mina.getByRole("button", { name: "Save" }).click();
  await expect(here.mina.getByRole("button", { name: "Delete :set_sail:" })).toBeVisible();
  await openChannel(here.mina, here);
  await reaction.click();
  await expect(his.getByRole("button", { name: /^:ship_it: 2/ }).getByRole("img")).toBeVisible();
}
