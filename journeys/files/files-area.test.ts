import type { Page } from "@playwright/test";
import { type Team, team } from "../chat/team.ts";
import { expectAccessible } from "../expect-accessible.ts";
import { expect, test } from "../journey.ts";
import { go } from "../people/go.ts";

const heading = (page: Page) => page.getByRole("heading", { name: "Files", level: 1 });
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

test("files are found, kept in folders, with versions and tags, for both; a stranger gets one by a link", async ({
  openBrowser,
}) => {
  test.slow();
  const here = await team(openBrowser);
  const { mina, jonas, slug } = here;
  await Promise.all([mina.goto(`/${slug}/files?in=workspace`), jonas.goto(`/${slug}/files?in=workspace`)]);
  await Promise.all([expect(heading(mina)).toBeVisible(), expect(heading(jonas)).toBeVisible()]);
  await test.step("files of one person: who has none is found as well", () => lookByPerson(here));
  await test.step("the room files take is told", () => readRoom(here));
  await test.step("a file is found by what stands in it", () => findByContents(here));
  await test.step("a folder and a file in it are there for both", () => keepInFolder(here));
  await test.step("so are its tag and its next version", () => tagAndRenew(here));
  await test.step("a copied link opens the file where it lies; one to nothing says so", () => copyAndOpen(here));
  await test.step("a stranger gets it by a link until that is revoked", () => shareByLink(here.mina, openBrowser));
});

async function lookByPerson({ mina }: Team): Promise<void> {
  await choose(mina, "Upload", "minutes.txt", "Then we spoke about the wandering albatross.");
  await expect(item(mina, "minutes.txt")).toBeVisible();
  await mina.getByRole("button", { name: "Person: Anybody" }).click();
  await mina.getByRole("searchbox", { name: "Search people" }).fill("thiel");
  await expect(mina.getByRole("menuitem")).toHaveText([/Jonas Thiel/]);
  await mina.keyboard.press("ArrowDown");
  await mina.keyboard.press("Enter");
  await expect(item(mina, "minutes.txt")).toBeHidden();
  await expectAccessible(mina, "the files of one person");
  await mina.getByRole("button", { name: "Show what is from others as well" }).click();
  await expect(item(mina, "minutes.txt")).toBeVisible();
}

async function readRoom({ mina, slug }: Team): Promise<void> {
  await go(mina, `/${slug}/settings?tab=storage`);
  await expect(mina.getByRole("heading", { name: "Room for files" })).toBeVisible();
  await expect(mina.getByText("1 file · 44 bytes")).toBeVisible();
  await expectAccessible(mina, "how much room files take");
}

async function findByContents({ jonas, slug }: Team): Promise<void> {
  await expect(async () => {
    await go(jonas, `/${slug}/files`);
    await expect(heading(jonas)).toBeVisible();
    await jonas.getByRole("searchbox", { name: "Search in files" }).fill("albatross");
    await jonas.keyboard.press("Enter");
    await expect(jonas.getByText("wandering albatross")).toBeVisible({ timeout: 5000 });
  }).toPass({ timeout: 60_000 });
}

async function keepInFolder({ mina, jonas, slug }: Team): Promise<void> {
  await Promise.all([go(mina, `/${slug}/files?in=workspace`), go(jonas, `/${slug}/files?in=workspace`)]);
  await mina.getByRole("button", { name: "New folder" }).click();
  await mina.getByRole("textbox", { name: "Name" }).fill("Contracts");
  await mina.keyboard.press("Enter");
  await item(jonas, "Contracts").click();
  await item(mina, "Contracts").click();
  await choose(mina, "Upload", "lease.txt", "The landlord is called Ptarmigan.");
  await expect(item(jonas, "lease.txt")).toBeVisible();
}

async function tagAndRenew({ mina, jonas }: Team): Promise<void> {
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
}

async function copyAndOpen({ mina, jonas }: Team): Promise<void> {
  const link = await copyLink(mina, "lease.txt");
  await jonas.goto(link);
  await expect(jonas.getByRole("dialog", { name: "lease.txt" })).toContainText("the rent is low");
  await jonas.keyboard.press("Escape");
  await expect(item(jonas, "lease.txt")).toBeVisible();
  await go(jonas, link.replace(/.{12}$/, "000000000000"));
  await expect(jonas.getByRole("heading", { name: "This file is not here" })).toBeVisible();
  await expectAccessible(jonas, "a link to a file that is gone");
}

async function shareByLink(mina: Page, openBrowser: (name: string) => Promise<Page>): Promise<void> {
  await menu(mina, "lease.txt", "Share by a link");
  await mina.getByRole("button", { name: "Make a link" }).click();
  const address = await mina.getByRole("textbox", { name: "Link", exact: true }).inputValue();
  const stranger = await openBrowser("a stranger");
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
}
