import { expectAccessible } from "../expect-accessible.ts";
import { expect, test } from "../journey.ts";
import { foundWorkspace, person, register } from "./person.ts";

const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

// Colours come from the theme and the layout from the size: each of both is looked at once.
const looks = [
  ["light", "desktop"],
  ["dark", "phone"],
] as const;
for (const [scheme, size] of looks) {
  const viewport = sizes[size];
  test(`axe finds nothing on the screens before signing in: ${scheme}, ${size}`, async ({ openBrowser }) => {
    test.slow();
    const page = await openBrowser("a stranger");
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize(viewport);
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
      await expectAccessible(page, address);
    }
    await page.goto("/sign-up");
    await page.getByRole("button", { name: "Create account" }).click();
    await expect(page.getByText("Enter your name")).toBeVisible();
    await expectAccessible(page, "/sign-up with problems");
  });

  test(`axe finds nothing inside a workspace: ${scheme}, ${size}`, async ({ openBrowser }) => {
    test.slow();
    const page = await openBrowser("Mina");
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize(viewport);
    await register(page, person("Mina Kaplan"));
    const { slug } = await foundWorkspace(page, "Northwind");
    await page.goto(`/${slug}/people`);
    await page.getByRole("list", { name: "People" }).getByRole("button").first().click();
    await expect(page.getByRole("heading", { name: "Profile" })).toBeVisible();
    await expectAccessible(page, "people and a profile");
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page, "editing the profile");
    for (const tab of ["general", "members", "invitations", "groups"]) {
      await page.goto(`/${slug}/settings?tab=${tab}`);
      await expect(page.getByRole("tabpanel").getByRole("textbox").first()).toBeVisible();
      await expectAccessible(page, `settings, ${tab}`);
    }
    await page.goto(`/${slug}/preferences`);
    const week = page.getByRole("switch", { name: "Be left in peace every week" });
    await week.press("Space");
    await expect(page.getByLabel("Monday: from")).toBeVisible();
    await expectAccessible(page, "preferences with quiet hours");
    await page.goto(`/${slug}/no/such/address`);
    await expect(page.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
    await expectAccessible(page, "an address nothing stands at");
    await page.goto("/account");
    await expect(page.getByText("This device")).toBeVisible();
    await expectAccessible(page, "account");
    await page.goto("/welcome?new=1");
    await expect(page.getByLabel("Name of the workspace")).toBeVisible();
    await expectAccessible(page, "creating a workspace");
  });
}
