import type { Page } from "@playwright/test";
import { type Team, team } from "../chat/team.ts";
import { expectAccessible } from "../expect-accessible.ts";
import { expect, test } from "../journey.ts";

const openFiles = async (page: Page, { slug }: Team, search = "?in=workspace") => {
  await page.goto(`/${slug}/files${search}`);
  await expect(page.getByRole("heading", { name: "Files", level: 1 })).toBeVisible();
};
const choose = async (page: Page, button: string, name: string, text: string) => {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: button, exact: true }).first().click(),
  ]);
  await chooser.setFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
};
const item = (page: Page, name: string) => page.getByRole("list", { name: "Files", exact: true }).getByText(name);
const menu = async (page: Page, name: string, entry: string) => {
  await page.getByRole("button", { name: `More for ${name}` }).click();
  await page.getByRole("menuitem", { name: entry }).click();
};

const copyLink = async (page: Page, name: string): Promise<string> => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await menu(page, name, "Copy link to the file");
  await expect(page.getByText("Link copied")).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
};

test("a folder, a file in it, its next version and tag are there for both; a stranger gets it by a link", async ({
  openBrowser,
}) => {
  const here = await team(openBrowser);
  const { mina, jonas } = here;
  await Promise.all([openFiles(mina, here), openFiles(jonas, here)]);
  await mina.getByRole("button", { name: "New folder" }).click();
  await mina.getByRole("textbox", { name: "Name" }).fill("Contracts");
  await mina.keyboard.press("Enter");
  await item(jonas, "Contracts").click();
  await item(mina, "Contracts").click();
  await choose(mina, "Upload", "lease.txt", "The landlord is called Ptarmigan.");
  await expect(item(jonas, "lease.txt")).toBeVisible();

  await menu(mina, "lease.txt", "Tags");
  await mina.getByRole("textbox", { name: "New tag" }).fill("signed");
  await mina.keyboard.press("Enter");
  await mina.getByRole("button", { name: "Done" }).click();
  await expect(item(jonas, "signed")).toBeVisible();

  await menu(mina, "lease.txt", "Versions");
  await choose(mina, "Upload a new version", "lease.txt", "The landlord is called Ptarmigan, and the rent is low.");
  await expect(mina.getByText("Version 2", { exact: true })).toBeVisible();
  await mina.getByRole("button", { name: "Close" }).last().click();
  await expect(item(jonas, "v2")).toBeVisible();
  await expectAccessible(mina, "a folder of the workspace");

  const link = await copyLink(mina, "lease.txt");
  await jonas.goto(link);
  await expect(jonas.getByRole("dialog", { name: "lease.txt" })).toContainText("the rent is low");
  await jonas.keyboard.press("Escape");
  await expect(item(jonas, "lease.txt")).toBeVisible();
  await jonas.goto(link.replace(/.{12}$/, "000000000000"));
  await expect(jonas.getByRole("heading", { name: "This file is not here" })).toBeVisible();
  await expectAccessible(jonas, "a link to a file that is gone");

  await menu(mina, "lease.txt", "Share by a link");
  await mina.getByRole("button", { name: "Make a link" }).click();
  const address = await mina.getByRole("textbox", { name: "Link", exact: true }).inputValue();
  const stranger = await (await openBrowser("a stranger")).context().newPage();
  await stranger.goto(new URL(address).pathname);
  await expect(stranger.getByRole("heading", { name: "lease.txt" })).toBeVisible();
  const [download] = await Promise.all([
    stranger.waitForEvent("download"),
    stranger.getByRole("link", { name: "Download" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("lease.txt");
  await mina.getByRole("button", { name: "Revoke" }).click();
  await expect(mina.getByText("Links that work")).toBeHidden();
  const answer = await stranger.request.get(new URL(address).pathname);
  expect(answer.status()).toBe(404);
});

test("a file is found by what stands in it and by whose it is; the room it takes is told", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  const { mina, jonas } = here;
  await openFiles(mina, here);
  await choose(mina, "Upload", "minutes.txt", "Then we spoke about the wandering albatross.");
  await expect(item(mina, "minutes.txt")).toBeVisible();

  // Whoever has no file here is found as well, and their files are none.
  await mina.getByRole("button", { name: "Person: Anybody" }).click();
  await mina.getByRole("searchbox", { name: "Search people" }).fill("thiel");
  await expect(mina.getByRole("menuitem")).toHaveText([/Jonas Thiel/]);
  await mina.keyboard.press("ArrowDown");
  await mina.keyboard.press("Enter");
  await expect(item(mina, "minutes.txt")).toBeHidden();
  await expectAccessible(mina, "the files of one person");
  await mina.getByRole("button", { name: "Show what is from others as well" }).click();
  await expect(item(mina, "minutes.txt")).toBeVisible();

  await mina.goto(`/${here.slug}/settings?tab=storage`);
  await expect(mina.getByRole("heading", { name: "Room for files" })).toBeVisible();
  await expect(mina.getByText("1 file · 44 bytes")).toBeVisible();
  await expectAccessible(mina, "how much room files take");
  await expect(async () => {
    await openFiles(jonas, here, "");
    await jonas.getByRole("searchbox", { name: "Search in files" }).fill("albatross");
    await jonas.keyboard.press("Enter");
    await expect(jonas.getByText("wandering albatross")).toBeVisible({ timeout: 5000 });
  }).toPass({ timeout: 60_000 });
});
