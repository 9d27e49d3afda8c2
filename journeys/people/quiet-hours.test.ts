import { bootWorkspace } from "@atrium/contract/boot.ts";
import { openDirect } from "@atrium/contract/chat/channels.ts";
import { addPushDevice, readPushKey } from "@atrium/contract/people/push.ts";
import { pushService } from "../../server/testing/push-service.ts";
import { call, team, write } from "../chat/team.ts";
import { expectAccessible } from "../expect-accessible.ts";
import { expect, test } from "../journey.ts";
import { expectAccessibleAtBoth } from "./expect-accessible-at-both.ts";
import { go } from "./go.ts";

test("while one is left in peace others see it and nothing rings; then one notification tells all", async ({
  openBrowser,
}) => {
  const service = await pushService();
  const here = await team(openBrowser);
  const { mina, jonas, slug, workspaceId } = here;
  const { me } = await call<{ me: { id: string } }>(mina, bootWorkspace, { workspaceId });
  const direct = await call<{ channel: { channel: { id: string } } }>(jonas, openDirect, {
    workspaceId,
    memberIds: [me.id],
  });
  const channelId = direct.channel.channel.id;
  const { publicKey } = await call<{ publicKey: string }>(mina, readPushKey, {});
  const phone = service.browser(publicKey);
  await call(mina, addPushDevice, phone.subscription);

  await Promise.all([mina.goto(`/${slug}/people`), jonas.goto(`/${slug}/c/${channelId}`)]);
  await mina.getByRole("button", { name: "You: Mina Kaplan" }).click();
  await mina.getByRole("menuitem", { name: "Do not disturb…" }).click();
  await expectAccessible(mina, "do not disturb");
  await mina.getByRole("button", { name: "Begin", exact: true }).click();

  await expect(jonas.getByRole("img", { name: /^Do not disturb until/ }).first()).toBeVisible();
  await expect(jonas.getByText(/^It is .* for Mina\. Nothing rings for them until/)).toBeVisible();
  const field = jonas.getByRole("textbox", { name: /^Message / });
  await field.fill("Whenever you are back");
  await expect(jonas.getByRole("button", { name: /^Send (then|at)/ })).toBeVisible();
  await field.press("Enter");
  await expect(jonas.getByRole("article").filter({ hasText: "Whenever you are back" })).toBeVisible();
  await write(jonas, here, `[@Mina Kaplan](person:${me.id}) the notes are yours`);
  await go(mina, `/${slug}/inbox`);
  await expect(mina.getByRole("listitem").filter({ hasText: "the notes are yours" })).toBeVisible();
  // What would have rung comes within this.
  await mina.waitForTimeout(1500);
  expect(phone.received).toEqual([]);

  await mina.getByRole("button", { name: "You: Mina Kaplan" }).click();
  await mina.getByRole("menuitem", { name: "End do not disturb" }).click();
  await expect(jonas.getByText(/Nothing rings for them/)).toBeHidden();
  await expect.poll(() => phone.received.map(({ data }) => data), { timeout: 60_000 }).toHaveLength(1);
  expect(phone.received[0]?.data).toMatchObject({ body: expect.stringContaining("2 messages came during") });
  service.stop();

  await go(mina, `/${slug}/preferences`);
  await mina.getByRole("switch", { name: "Be left in peace every week" }).press("Space");
  await expect(mina.getByLabel("Monday: from")).toBeVisible();
  await expectAccessibleAtBoth(mina, "preferences with quiet hours");
});
