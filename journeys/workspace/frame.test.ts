import { expectAccessible } from "../expect-accessible.ts";
import { expect, test } from "../journey.ts";
import { foundWorkspace, person, register } from "../people/person.ts";

test("everything about the frame goes by keyboard", async ({ openBrowser }) => {
  const page = await openBrowser("Mina");
  await register(page, person("Mina Kaplan"));
  const { slug } = await foundWorkspace(page, "Northwind");
  await page.goto(`/${slug}/people`);
  await expect(page.getByRole("heading", { name: "People" })).toBeVisible();

  const region = () =>
    page.evaluate(() => document.activeElement?.closest<HTMLElement>("[data-region]")?.dataset.region);
  const seen: (string | undefined)[] = [];
  for (let press = 0; press < 3; press += 1) {
    await page.keyboard.press("F6");
    seen.push(await region());
  }
  expect(new Set(seen)).toEqual(new Set(["main", "rail", "sidebar"]));

  await page.keyboard.press("Control+k");
  const field = page.getByRole("searchbox", { name: "Find anything" });
  await expect(field).toBeFocused();
  await field.pressSequentially("workspace set");
  await expect(page.getByRole("menuitem", { name: /Workspace settings/ })).toBeVisible();
  await expectAccessible(page, "the command palette");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Workspace settings" })).toBeVisible();

  // What had the focus went away with the screen before: the keyboard goes on in the new one.
  await page.getByRole("button", { name: "Northwind", exact: true }).focus();
  await page.keyboard.press("Control+k");
  await field.pressSequentially("new channel");
  await expect(page.getByRole("menuitem", { name: /Create a channel/ })).toBeVisible();
  await field.fill("activity");
  await expect(page.getByRole("menuitem", { name: /Open the inbox/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("main").getByRole("tab").first().focus();
  await page.keyboard.press("Alt+i");
  await expect(page.getByRole("heading", { name: "Inbox" })).toBeVisible();
  await expect.poll(region).toBe("main");

  await page.getByRole("heading", { name: "Inbox" }).click();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();

  await page.getByRole("button", { name: "You: Mina Kaplan" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Dark", exact: true }).press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("what one is doing shows to others at once; a lost connection is said, and comes back by itself", async ({
  openBrowser,
}) => {
  const page = await openBrowser("Mina");
  await register(page, person("Mina Kaplan"));
  const { slug } = await foundWorkspace(page, "Northwind");
  const network = { cut: false, hangUp: () => undefined as unknown };
  await page.routeWebSocket(/realtime/, (socket) => {
    if (network.cut) return void socket.close();
    socket.connectToServer();
    network.hangUp = () => socket.close();
  });
  await page.goto(`/${slug}/people`);
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

  await expect(page.getByRole("list", { name: "People" })).toContainText("Mina Kaplan");
  network.cut = true;
  await page.context().setOffline(true);
  network.hangUp();
  await expect(page.getByText("No connection.")).toBeVisible();
  await expect(page.getByRole("list", { name: "People" })).toContainText("Mina Kaplan");
  network.cut = false;
  await page.context().setOffline(false);
  await expect(page.getByText("No connection.")).toBeHidden();
});
