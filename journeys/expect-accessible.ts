import type { Page } from "@playwright/test";
import axe from "axe-core";
import { expect } from "./journey.ts";

/**
 * Nothing for axe to find. Half-faded text would count as unreadable: what is appearing may finish, and what comes
 * later, an answer of the server perhaps, comes without motion.
 */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity);
    await Promise.allSettled(ending.map((animation) => animation.finished));
  });
  // axe is put into the page alone: a frame would go unseen.
  expect(page.frames(), screen).toHaveLength(1);
  // A list that is measuring its rows hides them for a frame; what is wrong stays wrong.
  await expect(async () => {
    expect(await violations(page), screen).toEqual([]);
  }).toPass({ timeout: 60_000 });
}

/** The same screen twice: nothing is opened again for the other theme. It ends dark. */
export async function expectAccessibleInBothThemes(page: Page, screen: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
    await expectAccessible(page, `${screen}, ${colorScheme}`);
  }
}

/**
 * axe itself and not @axe-core/playwright, which gathers what passed as well and opens an empty page for each report:
 * that took three times as long.
 */
async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: here } = window as unknown as { axe: typeof axe };
    const { violations: found } = await here.run(document, {
      resultTypes: ["violations"],
      // Style sheets would be fetched again for a rule that is off.
      preload: { assets: ["media"] },
    });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  });
}
