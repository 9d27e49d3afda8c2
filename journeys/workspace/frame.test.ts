import type { Page } from "@playwright/test";
import { expectAccessible } from "../expect-accessible.ts";
import { expect, test } from "../journey.ts";
import { expectAccessibleAtBoth } from "../people/expect-accessible-at-both.ts";
import { go } from "../people/go.ts";
import { foundWorkspace, person, register } from "../people/person.ts";

type Network = { cut: boolean; hangUp: () => unknown };

const people = (page: Page) => page.getByRole("list", { name: "People" });
const field = (page: Page) => page.getByRole("searchbox", { name: "Find anything" });
/** Which part of the frame the keyboard is in. */
const region = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest<HTMLElement>("[data-region]")?.dataset["region"]);

test("the frame goes by keyboard; a status shows to others at once; a lost connection is said, and comes back", async ({
  openBrowser,
}) => {
  test.slow();
  const page = await openBrowser("Mina");
  await register(page, person("Mina Kaplan"));
  const { slug } = await foundWorkspace(page, "Northwind");
  const network: Network = { cut: false, hangUp: () => undefined };
  await page.routeWebSocket(/realtime/, (socket) => {
    if (network.cut) return void socket.close();
    socket.connectToServer();
    network.hangUp = () => socket.close();
  });
  await page.goto(`/${slug}/people`);
  await expect(page.getByRole("heading", { name: "People" })).toBeVisible();
  await test.step("F6 goes round the regions", () => goRound(page));
  await test.step("the palette leads to the settings", () => usePalette(page));
  await test.step("what had the focus went away with the screen before: the keyboard goes on in the new one", () =>
    goOnByKeyboard(page));
  await test.step("a question mark tells the keys", () => readKeys(page));
  await test.step("axe finds nothing about people, and where nothing is", () => lookWithAxe(page, slug));
  await test.step("what is dark stays dark", () => makeDark(page));
  await test.step("a status is there in another window, and gone there when cleared", () => setStatus(page, slug));
  await test.step("a lost connection is said, and comes back by itself", () => loseConnection(page, network));
});

async function goRound(page: Page): Promise<void> {
  const seen: (string | undefined)[] = [];
  for (let press = 0; press < 3; press += 1) {
    await page.keyboard.press("F6");
    seen.push(await region(page));
  }
  expect(new Set(seen)).toEqual(new Set(["main", "rail", "sidebar"]));
}

async function usePalette(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
  await field(page).pressSequentially("workspace set");
  await expect(page.getByRole("menuitem", { name: /Workspace settings/ })).toBeVisible();
  await expectAccessible(page, "the command palette");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Workspace settings" })).toBeVisible();
}

async function goOnByKeyboard(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Northwind", exact: true }).focus();
  await page.keyboard.press("Control+k");
  await field(page).pressSequentially("new channel");
  await expect(page.getByRole("menuitem", { name: /Create a channel/ })).toBeVisible();
  await field(page).fill("activity");
  await expect(page.getByRole("menuitem", { name: /Open the inbox/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("main").getByRole("tab").first().focus();
  await page.keyboard.press("Alt+i");
  await expect(page.getByRole("heading", { name: "Inbox" })).toBeVisible();
  await expect.poll(() => region(page)).toBe("main");
}

async function readKeys(page: Page): Promise<void> {
  await page.getByRole("heading", { name: "Inbox" }).click();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
}

async function lookWithAxe(page: Page, slug: string): Promise<void> {
  await go(page, `/${slug}/no/such/address`);
  await expect(page.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
  await expectAccessibleAtBoth(page, "an address nothing stands at");
  await go(page, `/${slug}/people`);
  await people(page).getByRole("button").first().click();
  await expect(page.getByRole("heading", { name: "Profile" })).toBeVisible();
  await expectAccessibleAtBoth(page, "people and a profile");
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessibleAtBoth(page, "editing the profile");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
}

async function makeDark(page: Page): Promise<void> {
  await page.getByRole("button", { name: "You: Mina Kaplan" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Dark", exact: true }).press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
}

async function setStatus(page: Page, slug: string): Promise<void> {
  const elsewhere = await page.context().newPage();
  await elsewhere.goto(`/${slug}/people`);
  await expect(elsewhere.getByRole("list", { name: "People" })).toContainText("Mina Kaplan");
  await page.getByRole("button", { name: "You: Mina Kaplan" }).click();
  await page.getByRole("menuitem", { name: "Set a status" }).click();
  await page.getByRole("button", { name: /In a meeting/ }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(elsewhere.getByRole("img", { name: "In a meeting" })).toBeVisible();
  await page.getByRole("button", { name: "You: Mina Kaplan" }).click();
  await page.getByRole("menuitem", { name: "Set a status" }).click();
  await page.getByRole("button", { name: "Clear status" }).click();
  await expect(elsewhere.getByRole("img", { name: "In a meeting" })).toBeHidden();
  await elsewhere.close();
}

async function loseConnection(page: Page, network: Network): Promise<void> {
  await expect(people(page)).toContainText("Mina Kaplan");
  network.cut = true;
  await page.context().setOffline(true);
  network.hangUp();
  await expect(page.getByText("No connection.")).toBeVisible();
  await expect(people(page)).toContainText("Mina Kaplan");
  network.cut = false;
  await page.context().setOffline(false);
  await expect(page.getByText("No connection.")).toBeHidden();
}
