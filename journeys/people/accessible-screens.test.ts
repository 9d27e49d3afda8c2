import type { Page } from "@playwright/test";
import { expectAccessible } from "../expect-accessible.ts";
import { expect, test } from "../journey.ts";
import { foundWorkspace, person, register } from "./person.ts";

const sizes = { light: { width: 1440, height: 900 }, dark: { width: 390, height: 844 } } as const;

/**
 * Colours come from the theme and the layout from the size: each of both is looked at once, light at a desk and dark on
 * a phone.
 */
async function expectAccessibleAtBoth(page: Page, screen: string): Promise<void> {
  for (const theme of ["light", "dark"] as const) {
    await page.setViewportSize(sizes[theme]);
    await page.emulateMedia({ colorScheme: theme });
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
    await expectAccessible(page, `${screen}, ${theme}`);
  }
  await page.setViewportSize(sizes.light);
}

test("axe finds nothing on the screens before signing in", async ({ openBrowser }) => {
  test.slow();
  const page = await openBrowser("a stranger");
  const screens = {
    "/sign-in": "Sign in",
    "/sign-up": "Create an account",
    "/reset": "Set a new password",
    "/reset?token=aaaaaaaaaaaaaaaaaaaaaaaaaa": "Choose a new password",
    "/verify?token=aaaaaaaaaaaaaaaaaaaaaaaaaa": "Verify your e-mail address",
    "/join": "Join with a code",
    "/join/aaaaaaaaaaaaaaaaaaaaaa": "This invitation does not work",
  };
  for (const [address, heading] of Object.entries(screens)) {
    await page.goto(address);
    await expect(page.getByRole("heading", { name: heading })).toBeVisible();
    await expectAccessibleAtBoth(page, address);
  }
  await page.goto("/sign-up");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText("Enter your name")).toBeVisible();
  await expectAccessibleAtBoth(page, "/sign-up with problems");
});

test("axe finds nothing inside a workspace", async ({ openBrowser }) => {
  test.slow();
  const page = await openBrowser("Mina");
  await register(page, person("Mina Kaplan"));
  const { slug } = await foundWorkspace(page, "Northwind");
  await page.goto(`/${slug}/people`);
  await page.getByRole("list", { name: "People" }).getByRole("button").first().click();
  await expect(page.getByRole("heading", { name: "Profile" })).toBeVisible();
  await expectAccessibleAtBoth(page, "people and a profile");
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessibleAtBoth(page, "editing the profile");
  for (const tab of ["general", "members", "invitations", "groups"]) {
    await page.goto(`/${slug}/settings?tab=${tab}`);
    await expect(page.getByRole("tabpanel").getByRole("textbox").first()).toBeVisible();
    await expectAccessibleAtBoth(page, `settings, ${tab}`);
  }
  await page.goto(`/${slug}/preferences`);
  await page.getByRole("switch", { name: "Be left in peace every week" }).press("Space");
  await expect(page.getByLabel("Monday: from")).toBeVisible();
  await expectAccessibleAtBoth(page, "preferences with quiet hours");
  await page.goto(`/${slug}/no/such/address`);
  await expect(page.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
  await expectAccessibleAtBoth(page, "an address nothing stands at");
  await page.goto("/account");
  await expect(page.getByText("This device")).toBeVisible();
  await expectAccessibleAtBoth(page, "account");
  await page.goto("/welcome?new=1");
  await expect(page.getByLabel("Name of the workspace")).toBeVisible();
  await expectAccessibleAtBoth(page, "creating a workspace");
});
