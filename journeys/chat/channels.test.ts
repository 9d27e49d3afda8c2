import type { Page } from "@playwright/test";
import { expect, test } from "../journey.ts";
import { goToChannel, goToSettings, message, openChannel, type Team, team, write } from "./team.ts";

const sidebar = (page: Page) => page.getByRole("navigation", { name: "Channels" });
const entry = (page: Page, name: string) => sidebar(page).getByRole("link", { name });

async function choose(page: Page, menu: string, item: string): Promise<void> {
  await page.getByRole("button", { name: menu, exact: true }).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
}

test("channels are made, found, joined, changed, deleted and brought back", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  await Promise.all([openChannel(here.mina, here), openChannel(here.jonas, here)]);
  const { step } = test;
  await step("a channel is made under a name that is free, found, looked at, joined and left", () => makeAndJoin(here));
  await step("a channel is deleted while somebody reads it, and brought back with everything in it", () =>
    deleteAndBringBack(here),
  );
  await step("favourites are one's own, topics, archives and names everybody's, and what two write theirs", () =>
    change(here),
  );
});

async function makeAndJoin({ mina, jonas }: Team): Promise<void> {
  await choose(mina, "Add a channel", "Create a channel");
  await mina.getByLabel("Name", { exact: true }).fill("Release");
  await mina.getByRole("button", { name: "Create", exact: true }).click();
  await expect(mina.getByText("Another channel has this name already.")).toBeVisible();
  await expect(mina.getByLabel("Name", { exact: true })).toHaveValue("Release");
  await mina.getByLabel("Name", { exact: true }).fill("design");
  await mina.getByLabel("What is it for? (optional)").fill("Show work, ask for eyes");
  await mina.getByRole("button", { name: "Create", exact: true }).click();
  const box = mina.getByRole("textbox", { name: "Message #design" });
  await box.fill("The first sketch");
  await box.press("Enter");

  await choose(jonas, "Add a channel", "Browse channels");
  await jonas.getByRole("textbox", { name: "Search channels" }).fill("eyes");
  await jonas
    .getByRole("dialog")
    .getByRole("button", { name: /design/ })
    .click();
  const log = jonas.getByRole("log", { name: "Messages in design" });
  await expect(log.getByText("The first sketch")).toBeVisible();
  await expect(entry(jonas, "design")).toHaveCount(0);
  await box.fill("Seen before joining?");
  await box.press("Enter");
  await expect(log.getByText("Seen before joining?")).toBeVisible();
  await jonas.getByRole("button", { name: "Join", exact: true }).click();
  await expect(entry(jonas, "design")).toBeVisible();
  await expect(jonas.getByRole("textbox", { name: "Message #design" })).toBeVisible();
  await choose(jonas, "More", "Leave");
  await expect(entry(jonas, "design")).toHaveCount(0);
}

async function deleteAndBringBack(here: Team): Promise<void> {
  const { mina, jonas } = here;
  await Promise.all([goToChannel(mina), goToChannel(jonas)]);
  await write(mina, here, "The office closes at six");
  await expect(message(jonas, "The office closes")).toBeVisible();
  await mina.getByRole("button", { name: "More", exact: true }).click();
  await mina.getByRole("menuitem", { name: "Delete channel", exact: true }).click();
  const question = mina.getByRole("alertdialog").or(mina.getByRole("dialog"));
  await expect(question.getByText("for 30 days")).toBeVisible();
  await question.getByRole("button", { name: "Delete channel", exact: true }).click();

  await expect(jonas.getByText("Mina Kaplan deleted #release")).toBeVisible();
  for (const page of [mina, jonas]) {
    await expect(entry(page, "release")).toHaveCount(0);
    await expect(page).not.toHaveURL(new RegExp(here.channelId));
  }
  await jonas.goto(`/${here.slug}/c/${here.channelId}`);
  await expect(jonas.getByText("This channel is not open to you")).toBeVisible();

  await goToSettings(mina, "Deleted channels");
  await expect(mina.getByText("30 days left")).toBeVisible();
  await mina.getByRole("button", { name: "Bring back #release" }).click();
  await expect(entry(jonas, "release")).toBeVisible();
  await goToChannel(jonas);
  await expect(message(jonas, "The office closes")).toBeVisible();
}

async function change({ mina, jonas }: Team): Promise<void> {
  await goToChannel(mina);
  await mina.getByRole("button", { name: "Add to favourites" }).click();
  await expect(sidebar(mina).getByRole("button", { name: "Favourites", exact: true })).toBeVisible();
  await expect(sidebar(jonas).getByRole("button", { name: "Favourites", exact: true })).toHaveCount(0);
  await choose(mina, "More", "Change the topic");
  await mina.getByRole("textbox", { name: "Topic" }).fill("Ships on Friday");
  await mina.getByRole("button", { name: "Save", exact: true }).click();
  await expect(jonas.getByText("Ships on Friday")).toBeVisible();
  await choose(mina, "More", "Archive");
  await expect(jonas.getByText("This channel is archived.")).toBeVisible();
  await mina.getByRole("button", { name: "Bring it back" }).click();
  await expect(jonas.getByRole("textbox", { name: "Message #release" })).toBeVisible();
  await choose(mina, "More", "Rename");
  await mina.getByLabel("Name", { exact: true }).fill("release-5");
  await mina.getByRole("button", { name: "Save", exact: true }).click();
  await expect(entry(jonas, "release-5")).toBeVisible();

  await mina.getByRole("button", { name: "New message" }).click();
  await mina.getByRole("textbox", { name: "Search people" }).fill("jon");
  await expect(mina.getByRole("dialog").getByRole("button", { name: "Jonas Thiel" })).toBeVisible();
  await mina.keyboard.press("Enter");
  await mina.keyboard.press("Enter");
  const box = mina.getByRole("textbox", { name: "Message Jonas Thiel" });
  await box.fill("Only for you");
  await box.press("Enter");
  await expect(entry(jonas, "Mina Kaplan")).toContainText("1");
  await entry(jonas, "Mina Kaplan").click();
  await expect(jonas.getByRole("log").getByText("Only for you")).toBeVisible();
  await expect(entry(jonas, "Mina Kaplan")).not.toContainText("1");
}
