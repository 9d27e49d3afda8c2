import type { Page } from "@playwright/test";
import { expectAccessible } from "../expect-accessible.ts";
import { expect } from "../journey.ts";

const sizes = { light: { width: 1440, height: 900 }, dark: { width: 390, height: 844 } } as const;

/**
 * Colours come from the theme and the layout from the size: each of both is looked at once, dark on a phone and light
 * at a desk, where it ends.
 */
export async function expectAccessibleAtBoth(page: Page, screen: string): Promise<void> {
  for (const theme of ["dark", "light"] as const) {
    await page.setViewportSize(sizes[theme]);
    await page.emulateMedia({ colorScheme: theme });
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
    await expectAccessible(page, `${screen}, ${theme}`);
  }
}
