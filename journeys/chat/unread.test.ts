import { expect, test } from "../journey.ts";
import { composer, expectWritten, message, messages, openChannel, team, write } from "./team.ts";

const entry = (page: Parameters<typeof composer>[0], name: string) =>
  page.getByRole("navigation", { name: "Channels" }).getByRole("link", { name });

test("a mention waits with a number, is gone once it was read, and waits again marked unread", async ({
  openBrowser,
}) => {
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

  // Marked unread it waits again, and stays so while one looks on, whatever comes.
  await message(here.jonas, "Ask @you").hover();
  await here.jonas.getByRole("button", { name: "More actions" }).click();
  await here.jonas.getByRole("menuitem", { name: "Mark unread from here" }).click();
  await expect(messages(here.jonas).getByText("New", { exact: true })).toBeInViewport();
  await write(here.mina, here, "And Sofia");
  await expect(message(here.jonas, "And Sofia")).toBeInViewport();
  await entry(here.jonas, "general").click();
  await expect(entry(here.jonas, "release")).toContainText("1");
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
  // All of them have come to the browser before one looks.
  await write(here.mina, here, "@channel that was all");
  await expect(entry(here.jonas, "release")).toContainText("1");
  await entry(here.jonas, "release").click();
  await expect(message(here.jonas, /New message 0$/)).toBeInViewport();
  await expect(messages(here.jonas).getByText("New", { exact: true })).toBeInViewport();
  await expect(message(here.jonas, "New message 39")).not.toBeInViewport();
  await here.jonas.getByRole("button", { name: "Jump to latest" }).click();
  await expect(message(here.jonas, "that was all")).toBeInViewport();
  await here.jonas.getByRole("button", { name: /41 new since/ }).click();
  await expect(messages(here.jonas).getByText("New", { exact: true })).toBeInViewport();
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
