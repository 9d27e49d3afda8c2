import { randomUUID } from "node:crypto";
import { bootWorkspace } from "@atrium/contract/boot.ts";
import { openDirect } from "@atrium/contract/chat/channels.ts";
import { sendMessage } from "@atrium/contract/chat/messages.ts";
import type { Page } from "@playwright/test";
import { call, team, write } from "../chat/team.ts";
import { expectAccessible } from "../expect-accessible.ts";
import { expect, test } from "../journey.ts";
import { go } from "../people/go.ts";

const inbox = (page: Page) => page.getByRole("list", { name: "All" });
const row = (page: Page, text: string) => inbox(page).getByRole("listitem").filter({ hasText: text });
const badge = (page: Page, count: string) => page.getByRole("link", { name: `Inbox ${count}`, exact: true });

const expectInbox = (page: Page) => expect(page.getByRole("heading", { name: "Inbox" })).toBeVisible();

test("reading in the chat clears the inbox; what calls one is gone through by keyboard, on every device", async ({
  openBrowser,
}) => {
  const here = await team(openBrowser);
  const { workspaceId } = here;
  const own = await call<{ me: { id: string } }>(here.jonas, bootWorkspace, { workspaceId });
  const { channel } = await call<{ channel: { channel: { id: string } } }>(here.mina, openDirect, {
    workspaceId,
    memberIds: [own.me.id],
  });
  const channelId = channel.channel.id;
  await here.jonas.goto(`/${here.slug}/inbox`);
  await expectInbox(here.jonas);
  const text = "Have you a minute?";
  await call(here.mina, sendMessage, { workspaceId, channelId, clientId: randomUUID(), text });
  await expect(row(here.jonas, text)).toBeVisible();
  await expect(badge(here.jonas, "1")).toBeVisible();
  await go(here.jonas, `/${here.slug}/c/${channelId}`);
  await expect(here.jonas.getByRole("log").getByText(text)).toBeVisible();
  await expect(badge(here.jonas, "1")).toHaveCount(0);

  const jonasElsewhere = await openBrowser("Jonas, at home");
  await jonasElsewhere.context().addCookies(await here.jonas.context().cookies());
  await go(here.jonas, `/${here.slug}/inbox`);
  await expectInbox(here.jonas);
  await expect(row(here.jonas, "Mina Kaplan added you to #release")).toBeVisible();

  await write(here.mina, here, "@channel the office closes at six", "@channel and opens at nine");
  await jonasElsewhere.goto(`/${here.slug}/inbox`);
  await Promise.all([expectInbox(jonasElsewhere), expect(row(here.jonas, "opens at nine")).toBeVisible()]);
  await expect(row(jonasElsewhere, "closes at six")).toBeVisible();

  await here.jonas.keyboard.press("j");
  await expect(here.jonas.getByRole("log").getByText("the office closes at six")).toBeVisible();
  await here.jonas.keyboard.press("e");
  await expect(row(here.jonas, "opens at nine")).toHaveCount(0);
  await expect(row(jonasElsewhere, "opens at nine")).toHaveCount(0);
  await here.jonas.getByRole("button", { name: "Undo" }).first().click();
  await expect(row(jonasElsewhere, "opens at nine")).toBeVisible();

  await row(jonasElsewhere, "opens at nine").getByRole("button").first().click();
  await jonasElsewhere.keyboard.press("h");
  await jonasElsewhere.getByRole("menuitem", { name: /Tomorrow morning/ }).click();
  await expect(row(here.jonas, "opens at nine")).toHaveCount(0);
  await here.jonas.getByRole("tab", { name: "Later" }).click();
  await expect(here.jonas.getByText("and opens at nine")).toBeVisible();
  await expectAccessible(here.jonas, "the inbox");
});
