import { composer, message, openChannel, team, write } from "../chat/team.ts";
import { expectAccessible } from "../expect-accessible.ts";
import { expect, test } from "../journey.ts";

test("what one wrote the other finds, goes to, and comes back to the list", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  await write(here.mina, here, "The office closes at six", "Die Straße zum Hafen ist gesperrt", "See you there");
  await openChannel(here.jonas, here);
  const { jonas } = here;

  // The keyboard's way to a search of this conversation.
  await composer(jonas).press("ControlOrMeta+Shift+F");
  const field = jonas.getByRole("combobox", { name: "Search" });
  await expect(field).toBeFocused();
  await expect(jonas.getByText("#release").first()).toBeVisible();
  await field.fill("fr");
  await expect(jonas.getByRole("option", { name: /from:/ })).toBeVisible();
  await field.press("ArrowDown");
  await field.press("Enter");
  await jonas.getByRole("option", { name: /Mina Kaplan/ }).click();
  await field.pressSequentially("strasse");
  await field.press("Enter");

  const found = jonas.getByRole("region", { name: "Messages found" });
  await expect(found.getByText("Die Straße zum Hafen")).toBeVisible();
  await expect(found.getByText("The office closes at six")).toBeVisible();
  await expect(jonas.getByRole("status").filter({ hasText: "1 message" })).toBeVisible();
  await expectAccessible(jonas, "search results");

  // From the field the arrow goes into the list.
  await field.press("ArrowDown");
  await expect(found.getByRole("link", { name: /Mina Kaplan/ })).toBeFocused();
  await jonas.keyboard.press("Enter");
  await expect(message(jonas, "Die Straße zum Hafen")).toBeVisible();
  await jonas.goBack();
  await expect(found.getByText("Die Straße zum Hafen")).toBeVisible();
});
