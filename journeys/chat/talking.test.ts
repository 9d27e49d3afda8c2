import { expect, test } from "../journey.ts";
import { composer, expectWritten, message, messages, openChannel, say, team } from "./team.ts";

test("what one says, corrects, deletes and reacts to is on the other's screen at once", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  const { mina, jonas } = here;
  await Promise.all([openChannel(mina, here), openChannel(jonas, here)]);
  await say(mina, "Are we ready to **ship**?");
  await expect(message(jonas, "Are we ready to ship?")).toBeVisible();
  await expect(message(jonas, "Are we ready to ship?").locator("strong")).toHaveText("ship");
  await say(jonas, "Nearly.");
  await expect(message(mina, "Nearly.")).toBeVisible();
  await expect(messages(mina).getByRole("article")).toHaveCount(2);
  await jonas.reload();
  await expect(messages(jonas).getByRole("article")).toHaveCount(2);

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
});
