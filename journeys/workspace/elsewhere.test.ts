import { randomUUID } from "node:crypto";
import { openDirect } from "@atrium/contract/chat/channels.ts";
import { sendMessage } from "@atrium/contract/chat/messages.ts";
import { invitePeople } from "@atrium/contract/workspace/invitations.ts";
import { listMyWorkspaces, type MyWorkspace } from "@atrium/contract/workspace/workspaces.ts";
import { call, team } from "../chat/team.ts";
import { expect, test } from "../journey.ts";
import { linkIn, mailTo } from "../people/mailbox.ts";
import { foundWorkspace, person, register } from "../people/person.ts";

test("an invitation and what waits elsewhere reach one in the workspace one is in", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  const sofia = person("Sofia Okafor");
  const page = await openBrowser("Sofia");
  await register(page, sofia);
  await page.goto(linkIn(await mailTo(sofia.email, /confirm|verif/i)));
  await expect(page.getByText(`${sofia.email} is verified`)).toBeVisible();
  const own = await foundWorkspace(page, "Studio");
  await page.goto(`/${own.slug}`);
  const switcher = page.getByRole("button", { name: /Switch workspace/ });
  await expect(switcher).toBeVisible();
  await call(here.mina, invitePeople, { workspaceId: here.workspaceId, emails: [sofia.email] });
  await expect(switcher).toContainText("1");
  await switcher.click();
  await page.getByRole("menuitem", { name: "Northwind" }).click();
  const invitation = page.getByRole("list", { name: "Invitations" }).getByRole("listitem");
  await expect(invitation).toContainText("Mina Kaplan invites you to Northwind");
  await invitation.getByRole("button", { name: "Join" }).click();
  await expect(page).toHaveURL(new RegExp(`/${here.slug}`));
  await page.goto(`/${own.slug}`);
  await expect(switcher).toBeVisible();
  await expect(switcher).not.toContainText("1");
  const { workspaces } = await call<{ workspaces: MyWorkspace[] }>(page, listMyWorkspaces, {});
  const memberIds = workspaces.filter(({ workspace }) => workspace.slug === here.slug).map(({ memberId }) => memberId);
  const { channel } = await call<{ channel: { channel: { id: string } } }>(here.mina, openDirect, {
    workspaceId: here.workspaceId,
    memberIds,
  });
  await call(here.mina, sendMessage, {
    workspaceId: here.workspaceId,
    channelId: channel.channel.id,
    clientId: randomUUID(),
    text: "Welcome",
  });
  await expect(switcher).toContainText("1");
});
