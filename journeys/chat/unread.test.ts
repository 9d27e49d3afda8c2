import { expect, test } from "../journey.ts";
import { composer, expectWritten, message, messages, openChannel, team, write } from "./team.ts";

const entry = (page: Parameters<typeof composer>[0], name: string) =>
  page.getByRole("navigation", { name: "Channels" }).getByRole("link", { name });

test("a mention waits with a number, and is gone once it was read", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  await here.jonas.goto(`/${here.slug}`);
  await entry(here.jonas, "general").click();
  await openChannel(here.mina, here);
  await composer(here.mina).pressSequentially("Ask @jon");
  await here.mina.getByRole("option", { name: /Jonas Thiel/ }).click();
  await expectWritten(composer(here.mina), "Ask @Jonas Thiel ");
  await composer(here.mina).press("Enter");
  await expect(entry(here.jonas, "release")).toContainText("1");
  await expect(here.jonas).toHaveTitle(/^\(1\)/);
  await entry(here.jonas, "release").click();
  await expect(message(here.jonas, "Ask @you")).toBeVisible();
  await expect(entry(here.jonas, "release")).not.toContainText("1");
  await expect(here.jonas).not.toHaveTitle(/^\(1\)/);
});

test("one lands at the first unread message, and the line stays", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  await write(here.mina, here, ...Array.from({ length: 60 }, (_, index) => `Old message ${index}`));
  await openChannel(here.jonas, here);
  await here.jonas.getByRole("button", { name: "Jump to latest" }).click();
  await expect(message(here.jonas, "Old message 59")).toBeVisible();
  await expect(entry(here.jonas, "release")).not.toContainText("unread");
  await entry(here.jonas, "general").click();
  await write(here.mina, here, ...Array.from({ length: 40 }, (_, index) => `New message ${index}`));
  await entry(here.jonas, "release").click();
  await expect(message(here.jonas, /New message 0$/)).toBeInViewport();
  await expect(messages(here.jonas).getByText("New", { exact: true })).toBeInViewport();
  await expect(message(here.jonas, "New message 39")).not.toBeInViewport();
  await here.jonas.getByRole("button", { name: "Jump to latest" }).click();
  await expect(message(here.jonas, "New message 39")).toBeInViewport();
  await here.jonas.getByRole("button", { name: /40 new since/ }).click();
  await expect(messages(here.jonas).getByText("New", { exact: true })).toBeInViewport();
});

test("a message marked unread waits again", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  await write(here.mina, here, "One", "Two", "Three");
  await openChannel(here.jonas, here);
  await expect(entry(here.jonas, "release")).not.toContainText("unread");
  await message(here.jonas, "Two").hover();
  await here.jonas.getByRole("button", { name: "More actions" }).click();
  await here.jonas.getByRole("menuitem", { name: "Mark unread from here" }).click();
  await entry(here.jonas, "general").click();
  await expect(entry(here.jonas, "release")).toContainText("unread");
});

test("a link to an old message shows it among its neighbours", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  const sent = await write(here.mina, here, ...Array.from({ length: 150 }, (_, index) => `Message number ${index}.`));
  const old = sent[20];
  await here.jonas.goto(`/${here.slug}/c/${here.channelId}?m=${old?.id}`);
  await expect(message(here.jonas, "Message number 20.")).toBeInViewport();
  await expect(message(here.jonas, "Message number 19.")).toBeInViewport();
  await here.jonas.getByRole("button", { name: "Jump to latest" }).click();
  await expect(message(here.jonas, "Message number 149.")).toBeInViewport();
});
