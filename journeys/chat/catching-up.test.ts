import { randomUUID } from "node:crypto";
import { deleteMessage, editMessage, sendMessage } from "@atrium/contract/chat/messages.ts";
import { signIn } from "@atrium/contract/people/accounts.ts";
import type { Page } from "@playwright/test";
import { expect, test } from "../journey.ts";
import { call, composer, expectWritten, message, messages, openChannel, type Team, team, write } from "./team.ts";

const entry = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Channels" }).getByRole("link", { name });
const list = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Your lists" }).getByRole("link", { name });

/** Mina and Jonas, who has another device. */
type Devices = Team & { phone: Page };

test("what one missed, read, or began to write waits for one, on each of one's devices", async ({ openBrowser }) => {
  test.slow();
  const here = { ...(await team(openBrowser)), phone: await openBrowser("Jonas elsewhere") };
  const { step } = test;
  const old = await step("one lands at the first unread message, and the line stays", () => landAtUnread(here));
  await step("a link to an old message shows it among its neighbours", () => followLink(here, old));
  await step("an empty queue by keyboard alone: unread channels, a section, what called one", () => emptyQueue(here));
  await step("what waits in a thread, and what was read, is the same on both of one's devices", () => readTwice(here));
  await step("a draft begun on one device is on the other, and gone from both when it is sent", () => draft(here));
  await step("a mention waits with a number, is gone once it was read, and waits again marked unread", () =>
    beMentioned(here),
  );
});

/** @returns the id of a message far above what a channel opens with. */
async function landAtUnread(here: Team): Promise<string | undefined> {
  const { mina, jonas } = here;
  const sent = await write(mina, here, ...Array.from({ length: 100 }, (_, index) => `Old message ${index}.`));
  await openChannel(jonas, here);
  await jonas.getByRole("button", { name: "Jump to latest" }).click();
  await expect(message(jonas, "Old message 99.")).toBeVisible();
  await expect(entry(jonas, "release")).not.toContainText("unread");
  await entry(jonas, "general").click();
  await write(mina, here, ...Array.from({ length: 40 }, (_, index) => `New message ${index}`));
  // All of them have come to the browser before one looks.
  await write(mina, here, "@channel that was all");
  await expect(entry(jonas, "release")).toContainText("1");
  await entry(jonas, "release").click();
  await expect(message(jonas, /New message 0$/)).toBeInViewport();
  await expect(messages(jonas).getByText("New", { exact: true })).toBeInViewport();
  await expect(message(jonas, "New message 39")).not.toBeInViewport();
  await jonas.getByRole("button", { name: "Jump to latest" }).click();
  await expect(message(jonas, "that was all")).toBeInViewport();
  // Read when one has looked at it for a moment.
  await expect(entry(jonas, "release")).not.toContainText(/unread|waits/);
  await jonas.getByRole("button", { name: /41 new since/ }).click();
  await expect(messages(jonas).getByText("New", { exact: true })).toBeInViewport();
  await entry(jonas, "general").click();
  await expect(entry(jonas, "release")).not.toContainText(/unread|waits/);
  return sent[12]?.id;
}

async function followLink({ phone, people, slug, channelId }: Devices, old = ""): Promise<void> {
  await call(phone, signIn, { email: people.jonas.email, password: people.jonas.password });
  await phone.goto(`/${slug}/c/${channelId}?m=${old}`);
  await expect(message(phone, "Old message 12.")).toBeInViewport();
  await expect(message(phone, "Old message 11.")).toBeInViewport();
  await phone.getByRole("button", { name: "Jump to latest" }).click();
  await expect(message(phone, "that was all")).toBeInViewport();
  await list(phone, "Mentions").click();
  await expect(phone.getByRole("list", { name: "Mentions" })).toBeVisible();
}

async function emptyQueue(here: Team): Promise<void> {
  const { mina, jonas, workspaceId, channelId } = here;
  const mentions = jonas.getByRole("list", { name: "Mentions" });
  await write(mina, here, "@channel The build is green");
  await expect(entry(jonas, "release")).toContainText("1");
  await jonas.keyboard.press("Alt+Shift+u");
  await expect(jonas.getByText("The build is green")).toBeVisible();
  const [since] = await write(mina, here, "And the tests, too");
  await expect(jonas.getByText("And the tests, too")).toBeVisible();
  await call(mina, editMessage, { workspaceId, channelId, messageId: since?.id, text: "And all of the tests" });
  await expect(jonas.getByText("And all of the tests")).toBeVisible();
  await jonas.keyboard.press("Escape");
  await expect(jonas.getByText("#release is read")).toBeVisible();
  await expect(entry(jonas, "release")).not.toContainText("1");
  await jonas.keyboard.press("Control+Shift+m");
  await expect(mentions.getByText("The build is green")).toBeVisible();
  const [called] = await write(mina, here, "@channel One more thing");
  await jonas.getByRole("button", { name: "1 more" }).click();
  await expect(mentions.getByText("One more thing")).toBeVisible();
  await call(mina, deleteMessage, { workspaceId, channelId, messageId: called?.id });
  await expect(mentions.getByText("One more thing")).toBeHidden();
}

async function readTwice(here: Devices): Promise<void> {
  const { mina, jonas, phone, workspaceId, channelId } = here;
  const [root] = await write(jonas, here, "Which colour?");
  await list(jonas, "Threads").click();
  await expect(jonas.getByText("You follow no threads yet")).toBeVisible();
  const answer = { workspaceId, channelId, clientId: randomUUID(), threadId: root?.id, text: "Green" };
  await call(mina, sendMessage, answer);
  for (const device of [jonas, phone]) await expect(list(device, "Threads")).toContainText("1");
  await jonas.getByRole("button", { name: /1 more thread was answered/ }).click();
  await expect(jonas.getByText("Green")).toBeVisible();
  await jonas.getByRole("button", { name: "Mark as read", exact: true }).click();
  for (const device of [jonas, phone]) await expect(list(device, "Threads")).not.toContainText("1");

  await entry(jonas, "release").click();
  await message(jonas, "Which colour?").focus();
  await jonas.keyboard.press("u");
  await entry(jonas, "general").click();
  await expect(entry(phone, "release")).toContainText("unread");
}

async function draft(here: Devices): Promise<void> {
  const { mina, jonas, phone } = here;
  const attached = { name: "Attached files" };
  await Promise.all([openChannel(mina, here), entry(jonas, "release").click(), entry(phone, "release").click()]);
  await composer(jonas).fill("A long thought, begun at the desk");
  await expect(composer(phone)).toHaveText("A long thought, begun at the desk");
  const asked = jonas.waitForEvent("filechooser");
  await jonas.getByRole("button", { name: "Attach files" }).click();
  await (await asked).setFiles({ name: "plan.txt", mimeType: "text/plain", buffer: Buffer.from("the plan") });
  await expect(phone.getByRole("list", attached).getByText("plan.txt")).toBeVisible();
  await phone.goto(`/${here.slug}/drafts`);
  await expect(phone.getByRole("list", attached).getByText("plan.txt")).toBeVisible();
  await expect(phone.getByRole("list", { name: "Drafts" }).getByText("begun at the desk")).toBeVisible();
  await phone.getByRole("button", { name: "Go on writing" }).click();
  await composer(phone).press("End");
  await composer(phone).pressSequentially(", sent on the way");
  await composer(phone).press("Enter");
  await expect(message(mina, "begun at the desk, sent on the way")).toBeVisible();
  await expect(message(mina, "begun at the desk").getByRole("link", { name: "Download plan.txt" })).toBeVisible();
  await expect(composer(jonas)).toHaveText("");
  await expect(jonas.getByRole("list", attached)).toBeHidden();
}

async function beMentioned(here: Devices): Promise<void> {
  const { mina, jonas, phone } = here;
  // Whoever looks reads.
  for (const device of [jonas, phone]) await entry(device, "general").click();
  await composer(mina).pressSequentially("Ask @jon");
  await mina.getByRole("option", { name: /Jonas Thiel/ }).click();
  await expectWritten(composer(mina), "Ask @Jonas Thiel ");
  await composer(mina).press("Enter");
  await expect(entry(jonas, "release")).toContainText("1");
  await expect(jonas).toHaveTitle(/^\(1\)/);
  await entry(jonas, "release").click();
  await expect(message(jonas, "Ask @you")).toBeVisible();
  await expect(entry(jonas, "release")).not.toContainText("1");
  await expect(jonas).not.toHaveTitle(/^\(1\)/);

  // Marked unread it waits again, and stays so while one looks on, whatever comes.
  await message(jonas, "Ask @you").hover();
  await jonas.getByRole("button", { name: "More actions" }).click();
  await jonas.getByRole("menuitem", { name: "Mark unread from here" }).click();
  await expect(messages(jonas).getByText("New", { exact: true })).toBeInViewport();
  await write(mina, here, "And Sofia");
  await expect(message(jonas, "And Sofia")).toBeInViewport();
  await entry(jonas, "general").click();
  await expect(entry(jonas, "release")).toContainText("1");
}
