import { randomUUID } from "node:crypto";
import { scheduleMessage } from "@atrium/contract/chat/scheduled-messages.ts";
import { expect, test } from "../journey.ts";
import { call, composer, message, openChannel, team } from "./team.ts";

test("what one schedules is sent while one is away, and what one asks to be reminded of comes in time", async ({
  openBrowser,
}) => {
  const here = await team(openBrowser);
  const { mina, jonas, slug, workspaceId, channelId } = here;
  await Promise.all([openChannel(mina, here), openChannel(jonas, here)]);
  await composer(mina).fill("Good morning, the notes are ready");
  await mina.getByRole("button", { name: "Send later" }).click();
  await mina.getByRole("menuitem", { name: "Monday at" }).click();
  await expect(mina.getByText("Will be sent")).toBeVisible();
  await expect(composer(mina)).toHaveText("");
  await mina.goto(`/${slug}/drafts?tab=scheduled`);
  await expect(mina.getByText("the notes are ready")).toBeVisible();

  await mina.goto("about:blank");
  const sendAt = new Date(Date.now() + 2500).toISOString();
  const input = { workspaceId, channelId, clientId: randomUUID(), text: "Sent while Mina is away", sendAt };
  await call(mina, scheduleMessage, input);
  await expect(message(jonas, "Sent while Mina is away")).toBeVisible();
  await mina.goto(`/${slug}/drafts?tab=scheduled`);
  await expect(mina.getByText("the notes are ready")).toBeVisible();
  await expect(mina.getByText("Sent while Mina is away")).toBeHidden();

  await openChannel(mina, here);
  await composer(mina).fill("/remind me in 2 seconds to stretch");
  await composer(mina).press("Enter");
  await expect(mina.getByText("Reminder: stretch")).toBeVisible();
  await mina.goto(`/${slug}/drafts?tab=reminders`);
  await mina.getByRole("button", { name: "Done" }).click();
  await expect(mina.getByRole("button", { name: "Done" })).toBeHidden();
});
