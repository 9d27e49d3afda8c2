import { expect, test } from "../journey.ts";
import { composer, message, openChannel, team } from "./team.ts";

test("a command is found, explained and run by keyboard, and the other sees what it did", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  await Promise.all([openChannel(here.mina, here), openChannel(here.jonas, here)]);
  const field = composer(here.mina);
  await field.focus();
  await here.mina.keyboard.type("/to");
  await expect(here.mina.getByRole("option", { name: "/topic" })).toBeVisible();
  await here.mina.keyboard.press("Enter");
  await expect(here.mina.getByText("The new topic; - takes it away")).toBeVisible();
  await here.mina.keyboard.type("Ship on Friday");
  await here.mina.keyboard.press("Enter");
  await expect(here.jonas.getByText("Ship on Friday").first()).toBeVisible();
  await expect(field).toHaveText("");

  await here.mina.keyboard.type("/dance slowly");
  await here.mina.keyboard.press("Enter");
  await expect(here.mina.getByText("There is no command /dance")).toBeVisible();
  await expect(field).toHaveText("/dance slowly");

  await field.fill("//dance is no command");
  await here.mina.keyboard.press("Enter");
  await expect(message(here.jonas, "/dance is no command")).toBeVisible();
});
