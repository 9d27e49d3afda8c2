import type { Locator, Page } from "@playwright/test";
import { closeAfterwards } from "../journey.ts";

type Point = { x: number; y: number };

/** Fingers on a page's glass, as the system reports them; the page is one of a phone from then on. */
export async function fingersOn(page: Page) {
  closeAfterwards(page);
  const glass = await page.context().newCDPSession(page);
  await glass.send("Emulation.setTouchEmulationEnabled", { enabled: true, maxTouchPoints: 2 });
  const put = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: Point[]) =>
    glass.send("Input.dispatchTouchEvent", { type, touchPoints });
  /** All fingers go from where they are put to where they end, in steps as a hand does. */
  const drag = async (ways: { from: Point; to: Point }[], steps = 8) => {
    const at = (part: number) =>
      ways.map(({ from, to }) => ({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }));
    await put("touchStart", at(0));
    for (let step = 1; step <= steps; step += 1) await put("touchMove", at(step / steps));
    await put("touchEnd", []);
  };
  const middleOf = async (element: Locator): Promise<Point> => {
    const { x = 0, y = 0, width = 0, height = 0 } = (await element.boundingBox()) ?? {};
    return { x: x + width / 2, y: y + height / 2 };
  };
  return {
    /** One finger goes over it by so many pixels. */
    async swipe(over: Locator, by: Point) {
      const from = await middleOf(over);
      await drag([{ from, to: { x: from.x + by.x, y: from.y + by.y } }]);
    },
    /** Two fingers on it go apart. */
    async spread(over: Locator) {
      const { x, y } = await middleOf(over);
      await drag([
        { from: { x: x - 20, y }, to: { x: x - 90, y } },
        { from: { x: x + 20, y }, to: { x: x + 90, y } },
      ]);
    },
  };
}
