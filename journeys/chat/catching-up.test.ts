import { randomUUID } from "node:crypto";
import { deleteMessage, editMessage, sendMessage } from "@atrium/contract/chat/messages.ts";
import { expect, test } from "../journey.ts";
import { signInAs } from "../people/person.ts";
import { call, message, openChannel, team, write } from "./team.ts";

const links = (page: Parameters<typeof message>[0]) => page.getByRole("navigation", { name: "Your lists" });
const entry = (page: Parameters<typeof message>[0], name: string) =>
  page.getByRole("navigation", { name: "Channels" }).getByRole("link", { name });
const at = ({ workspaceId, channelId }: { workspaceId: string; channelId: string }) => ({ workspaceId, channelId });

test("what waits in a thread, and what was read, is the same on both of one's devices", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  const phone = await openBrowser("Jonas elsewhere");
  await phone.goto("/sign-in");
  await signInAs(phone, here.people.jonas);
  const [root] = await write(here.jonas, here, "Which colour?");
  const answer = (text: string) =>
    call(here.mina, sendMessage, {
      workspaceId: here.workspaceId,
      channelId: here.channelId,
      clientId: randomUUID(),
      threadId: root?.id,
      text,
    });
  await expect(phone).not.toHaveURL(/sign-in/);
  await phone.goto(`/${here.slug}/mentions`);
  await here.jonas.goto(`/${here.slug}/threads`);
  await expect(here.jonas.getByText("You follow no threads yet")).toBeVisible();
  await answer("Green");
  for (const device of [here.jonas, phone])
    await expect(links(device).getByRole("link", { name: "Threads" })).toContainText("1");
  await here.jonas.getByRole("button", { name: /1 more thread was answered/ }).click();
  await expect(here.jonas.getByText("Green")).toBeVisible();
  await here.jonas.getByRole("button", { name: "Mark as read", exact: true }).click();
  for (const device of [here.jonas, phone])
    await expect(links(device).getByRole("link", { name: "Threads" })).not.toContainText("1");

  await openChannel(here.jonas, here);
  await message(here.jonas, "Which colour?").focus();
  await here.jonas.keyboard.press("u");
  await entry(here.jonas, "general").click();
  await expect(entry(phone, "release")).toContainText("unread");
});

test("an empty queue by keyboard alone: unread channels, a section, what called one", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  await here.jonas.goto(`/${here.slug}`);
  await entry(here.jonas, "general").click();
  await write(here.mina, here, "@channel The build is green");
  await expect(entry(here.jonas, "release")).toContainText("1");
  await here.jonas.keyboard.press("Alt+Shift+u");
  await expect(here.jonas.getByText("The build is green")).toBeVisible();
  const [since] = await write(here.mina, here, "And the tests, too");
  await expect(here.jonas.getByText("And the tests, too")).toBeVisible();
  await call(here.mina, editMessage, { ...at(here), messageId: since?.id, text: "And all of the tests" });
  await expect(here.jonas.getByText("And all of the tests")).toBeVisible();
  await here.jonas.keyboard.press("Escape");
  await expect(here.jonas.getByText("#release is read")).toBeVisible();
  await expect(entry(here.jonas, "release")).not.toContainText("1");
  await here.jonas.keyboard.press("Control+Shift+m");
  await expect(here.jonas.getByRole("list", { name: "Mentions" }).getByText("The build is green")).toBeVisible();
  const [called] = await write(here.mina, here, "@channel One more thing");
  await here.jonas.getByRole("button", { name: "1 more" }).click();
  await expect(here.jonas.getByRole("list", { name: "Mentions" }).getByText("One more thing")).toBeVisible();
  await call(here.mina, deleteMessage, { ...at(here), messageId: called?.id });
  await expect(here.jonas.getByRole("list", { name: "Mentions" }).getByText("One more thing")).toBeHidden();
});
