import { randomUUID } from "node:crypto";
import { createChannel, type MyChannel } from "@atrium/contract/chat/channels.ts";
import { scheduleMessage } from "@atrium/contract/chat/scheduled-messages.ts";
import { expectAccessible } from "../expect-accessible.ts";
import { expect, test } from "../journey.ts";
import { call, composer, goToChannel, message, openChannel, type Team, team, write } from "./team.ts";

test("what is said is kept, voted on, forwarded and planned, and each shows to whom it should", async ({
  openBrowser,
}) => {
  const here = await team(openBrowser);
  await Promise.all([openChannel(here.mina, here), openChannel(here.jonas, here)]);
  const { step } = test;
  await step("what is pinned shows to everybody, what is saved to oneself", () => pinAndSave(here));
  await step("two people answer a poll and see each other's votes, until it is closed", () => voteTogether(here));
  await step("what was said in private is forwarded after a question, and goes when it is deleted", () =>
    forward(here),
  );
  await step("what one schedules is sent while one is away, and what one asks to be reminded of comes in time", () =>
    plan(here),
  );
});

async function pinAndSave(here: Team): Promise<void> {
  const { mina, jonas } = here;
  await write(mina, here, "The door code is 4711", "Lunch at noon");
  await message(mina, "door code").focus();
  await mina.keyboard.press("p");
  await expect(message(jonas, "door code")).toContainText("Pinned by Mina Kaplan");
  await jonas.getByRole("button", { name: "1 pinned" }).click();
  const pinned = jonas.getByRole("list", { name: "Pinned messages" });
  await expect(pinned).toContainText("The door code is 4711");

  await message(jonas, "Lunch").focus();
  await jonas.keyboard.press("s");
  await expect(message(jonas, "Lunch")).toContainText("Saved for later");
  await expect(message(mina, "Lunch")).not.toContainText("Saved for later");
  await jonas.getByRole("link", { name: "Later" }).click();
  await expect(jonas.getByRole("list", { name: "In progress" })).toContainText("Lunch at noon");
  await expectAccessible(jonas, "later");
  await jonas.getByRole("button", { name: "Done", exact: true }).click();
  await expect(jonas.getByText("Nothing saved for later")).toBeVisible();
  await jonas.getByRole("tab", { name: "Done" }).click();
  await jonas.getByRole("link", { name: /Go to the message/ }).click();
  await expect(message(jonas, "Lunch at noon")).toBeVisible();
}

async function voteTogether({ mina, jonas }: Team): Promise<void> {
  await mina.getByRole("button", { name: "Ask with a poll" }).click();
  await mina.getByRole("textbox", { name: "Question" }).fill("Where do we eat?");
  await mina.getByRole("textbox", { name: "Answer 1" }).fill("Canteen");
  await mina.getByRole("textbox", { name: "Answer 2" }).fill("Harbour");
  await mina.getByRole("button", { name: "Ask", exact: true }).click();
  const asked = message(jonas, "Where do we eat?");
  await asked.getByRole("button", { name: /^Harbour.*0 votes, 0 per cent/ }).focus();
  await jonas.keyboard.press("Enter");
  await expect(message(mina, "Where do we eat?").getByRole("button", { name: /^Harbour.*1 vote/ })).toBeVisible();
  await message(mina, "Where do we eat?")
    .getByRole("button", { name: /^Canteen/ })
    .click();
  await expect(asked).toContainText("2 people voted");
  await expect(asked.getByRole("button", { name: /^Canteen.*1 vote, 50 per cent/ })).toBeVisible();
  await expectAccessible(jonas, "poll");
  await message(mina, "Where do we eat?").hover();
  await mina.getByRole("button", { name: "More actions" }).click();
  await mina.getByRole("menuitem", { name: "Close the poll" }).click();
  await mina.getByRole("alertdialog").getByRole("button", { name: "Close" }).click();
  await expect(asked).toContainText("closed");
  await expect(asked.getByRole("button", { name: /^Harbour/ })).toHaveCount(0);
}

async function forward(here: Team): Promise<void> {
  const { mina, jonas } = here;
  const made = await call<{ channel: MyChannel }>(mina, createChannel, {
    workspaceId: here.workspaceId,
    name: "secret-plans",
    visibility: "private",
  });
  const channelId = made.channel.channel.id;
  await write(mina, { ...here, channelId }, "We ship on Friday");
  await mina.getByRole("navigation", { name: "Channels" }).getByRole("link", { name: "secret-plans" }).click();
  const original = mina.getByRole("article").filter({ hasText: "We ship on Friday" });
  await original.focus();
  await mina.keyboard.press("<");
  await mina.getByRole("textbox", { name: "Search channels and people" }).fill("release");
  await mina.keyboard.press("Enter");
  await mina.getByRole("button", { name: "Forward", exact: true }).click();
  const question = mina.getByRole("alertdialog");
  await expect(question).toContainText("Everybody in #release will read it");
  await question.getByRole("button", { name: "Forward" }).click();
  const carried = message(jonas, "We ship on Friday");
  await expect(carried.getByRole("blockquote", { name: "Forwarded from Mina Kaplan" })).toBeVisible();
  await expect(carried).not.toContainText("secret-plans");

  await original.focus();
  await mina.keyboard.press("Delete");
  await expect(message(jonas, "The original message was deleted.")).toBeVisible();

  await write(mina, here, "Bring cake");
  await message(jonas, "Bring cake").focus();
  await jonas.keyboard.press(">");
  await expect(composer(jonas)).toContainText("Bring cake");
}

async function plan(here: Team): Promise<void> {
  const { mina, jonas, slug, workspaceId, channelId } = here;
  const drafts = mina.getByRole("link", { name: "Drafts & scheduled" });
  await goToChannel(mina);
  await composer(mina).fill("Good morning, the notes are ready");
  await mina.getByRole("button", { name: "Send later" }).click();
  await mina.getByRole("menuitem", { name: "Monday at" }).click();
  await expect(mina.getByText("Will be sent")).toBeVisible();
  await expect(composer(mina)).toHaveText("");
  await drafts.click();
  await mina.getByRole("tab", { name: "Scheduled" }).click();
  await expect(mina.getByText("the notes are ready")).toBeVisible();

  await mina.goto("about:blank");
  const sendAt = new Date(Date.now() + 2500).toISOString();
  const input = { workspaceId, channelId, clientId: randomUUID(), text: "Sent while Mina is away", sendAt };
  await call(mina, scheduleMessage, input);
  await expect(message(jonas, "Sent while Mina is away")).toBeVisible();
  await mina.goto(`/${slug}/drafts?tab=scheduled`);
  await expect(mina.getByText("the notes are ready")).toBeVisible();
  await expect(mina.getByText("Sent while Mina is away")).toBeHidden();

  await goToChannel(mina);
  await composer(mina).fill("/remind me in 2 seconds to stretch");
  await composer(mina).press("Enter");
  await expect(mina.getByText("Reminder: stretch")).toBeVisible();
  await drafts.click();
  await mina.getByRole("tab", { name: "Reminders" }).click();
  await mina.getByRole("button", { name: "Done" }).click();
  await expect(mina.getByRole("button", { name: "Done" })).toBeHidden();
}
