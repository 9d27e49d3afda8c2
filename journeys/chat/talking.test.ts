import { expect, test } from "../journey.ts";
import { channelIsAccessibleOnPhone, everyScreenIsAccessible } from "./accessible-chat.ts";
import { composer, expectWritten, message, messages, openChannel, say, type Team, team, write } from "./team.ts";

test("two people talk at their desks, by keyboard, in a thread and on a phone", async ({ openBrowser }) => {
  test.slow();
  const here = await team(openBrowser);
  await write(here.mina, here, "First", "Second", "Third");
  await Promise.all([openChannel(here.mina, here), openChannel(here.jonas, here)]);
  const { step } = test;
  await step("a conversation is read, answered and reacted to with the keyboard alone", () => talkByKeyboard(here));
  await step("what one says, corrects, deletes and reacts to is on the other's screen at once", () => talk(here));
  await step("a thread grows beside the channel, and may speak to it", () => talkInThread(here));
  await step("axe finds nothing in a conversation, and about channels", () => everyScreenIsAccessible(here));
  await step("on a phone one column shows at a time, and everything is reached by finger", () => talkOnPhone(here));
});

async function talkByKeyboard(here: Team): Promise<void> {
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
  await page.keyboard.press("Escape");
  await expect(reply).toBeHidden();
}

async function talk({ mina, jonas }: Team): Promise<void> {
  await say(mina, "Are we ready to **ship**?");
  await expect(message(jonas, "Are we ready to ship?")).toBeVisible();
  await expect(message(jonas, "Are we ready to ship?").locator("strong")).toHaveText("ship");
  await say(jonas, "Nearly.");
  await expect(message(mina, "Nearly.")).toBeVisible();
  // Four were said before.
  await expect(messages(mina).getByRole("article")).toHaveCount(6);
  await jonas.reload();
  await expect(messages(jonas).getByRole("article")).toHaveCount(6);

  await composer(jonas).pressSequentially("Hm");
  await expect(mina.getByText("Jonas is typing…")).toBeVisible();
  await composer(jonas).press("Enter");
  await expect(mina.getByText("Jonas is typing…")).toBeHidden();

  await say(mina, "We ship on Thrusday");
  await expect(message(jonas, "Thrusday")).toBeVisible();
  await composer(mina).press("ArrowUp");
  const editor = mina.getByRole("textbox", { name: "Edit message" });
  await expectWritten(editor, "We ship on Thrusday");
  await editor.fill("We ship on Thursday");
  await editor.press("Enter");
  await expect(message(jonas, "We ship on Thursday")).toBeVisible();
  await message(jonas, "We ship on Thursday").getByRole("button", { name: "edited" }).click();
  await expect(jonas.getByRole("dialog").getByText("We ship on Thrusday", { exact: true })).toBeVisible();
  await jonas.keyboard.press("Escape");
  await expect(jonas.getByRole("dialog")).toBeHidden();

  await say(mina, "Never mind");
  await expect(message(jonas, "Never mind")).toBeVisible();
  await message(mina, "Never mind").hover();
  await message(mina, "Never mind").getByRole("button", { name: "More actions" }).click();
  await mina.getByRole("menuitem", { name: "Delete message" }).click();
  await expect(message(jonas, "This message was deleted.")).toBeVisible();
  await mina.getByRole("button", { name: "Undo" }).click();
  await expect(message(jonas, "Never mind")).toBeVisible();

  await say(mina, "Done");
  await message(jonas, "Done").hover();
  await jonas.getByRole("button", { name: "React with 👍" }).first().click();
  const pill = message(mina, "Done").getByRole("button", { name: /👍 1, Jonas Thiel/ });
  await expect(pill).toBeVisible();
  await pill.click();
  await expect(message(jonas, "Done").getByRole("button", { name: /👍 2/ })).toBeVisible();
  await message(jonas, "Done").getByRole("button", { name: /👍 2/ }).click();
  await expect(message(mina, "Done").getByRole("button", { name: /👍 1, you/ })).toBeVisible();
}

async function talkInThread(here: Team): Promise<void> {
  const { mina, jonas } = here;
  await write(mina, here, "Which colour?");
  await message(jonas, "Which colour?").hover();
  await message(jonas, "Which colour?").getByRole("button", { name: "Reply in thread" }).click();
  const reply = jonas.getByRole("textbox", { name: "Reply" });
  await reply.fill("Green");
  await reply.press("Enter");
  await message(mina, "Which colour?")
    .getByRole("button", { name: /1 reply/ })
    .click();
  const thread = mina.getByRole("log", { name: "Replies" });
  await expect(thread.getByText("Green")).toBeVisible();
  await expect(messages(mina).getByText("Green")).toHaveCount(0);

  await mina.getByRole("checkbox", { name: "Also send to #release" }).check();
  await mina.getByRole("textbox", { name: "Reply" }).fill("Then green it is");
  await mina.getByRole("textbox", { name: "Reply" }).press("Enter");
  await expect(jonas.getByRole("log", { name: "Replies" }).getByText("Then green it is")).toBeVisible();
  await expect(messages(jonas).getByText("Then green it is")).toBeVisible();
  await expect(message(jonas, "Which colour?").getByRole("button", { name: /2 replies/ })).toBeVisible();
  await jonas.getByRole("button", { name: "Close" }).click();
  await expect(reply).toBeHidden();
}

async function talkOnPhone(here: Team): Promise<void> {
  const page = here.jonas;
  const channels = page.getByRole("navigation", { name: "Channels" });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/${here.slug}`);
  await channelIsAccessibleOnPhone(page);
  await write(here.mina, here, "Seen from a phone?");
  await expect(message(page, "Seen from a phone?")).toBeVisible();
  await expect(channels).toBeHidden();
  await composer(page).fill("Yes");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(message(here.mina, "Yes")).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await page.getByRole("button", { name: "Back" }).click();
  await expect(channels).toBeVisible();
}
