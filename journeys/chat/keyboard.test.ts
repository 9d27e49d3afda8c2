import { expect, test } from "../journey.ts";
import { composer, message, openChannel, team, write } from "./team.ts";

test("a conversation is read, answered and reacted to with the keyboard alone", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  await write(here.mina, here, "First", "Second", "Third");
  await Promise.all([openChannel(here.mina, here), openChannel(here.jonas, here)]);
  const page = here.jonas;
  await expect(message(page, "Third")).toBeVisible();
  await expect(composer(page)).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(message(page, "Third")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(message(page, "Second")).toBeFocused();
  await page.keyboard.press("+");
  await expect(message(here.mina, "Second").getByRole("button", { name: /👍 1/ })).toBeVisible();
  await page.keyboard.press("t");
  const reply = page.getByRole("textbox", { name: "Reply" });
  await expect(reply).toBeFocused();
  await page.keyboard.type("Answered by keys");
  await page.keyboard.press("Enter");
  await expect(message(here.mina, "Second").getByRole("button", { name: /1 reply/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(reply).toBeHidden();
  await composer(page).focus();
  await page.keyboard.type("Fourth");
  await page.keyboard.press("Enter");
  await expect(message(here.mina, "Fourth")).toBeVisible();
  // Up alone edits one's last message; with Alt it is the channel above, with Shift the last message's thread.
  await page.keyboard.press("Alt+ArrowUp");
  await expect(page).toHaveTitle(/general/);
  await page.keyboard.press("Alt+ArrowDown");
  await expect(composer(page)).toBeFocused();
  await page.keyboard.press("Shift+ArrowUp");
  await expect(reply).toBeFocused();
});
