import { expect, test } from "../journey.ts";
import { composer, expectWritten, message, messages, openChannel, say, team, write } from "./team.ts";

// A browser that was somewhere already has pages at hand without a network.
test.use({ isBrowserNew: true });

test("without a network one reads and writes on, and nothing is lost or doubled", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  await write(here.mina, here, "Before the tunnel");
  await Promise.all([openChannel(here.mina, here), openChannel(here.jonas, here)]);
  await expect(message(here.jonas, "Before the tunnel")).toBeVisible();

  await say(here.jonas, "On my way");
  await expect(message(here.mina, "On my way")).toBeVisible();
  await here.jonas.routeWebSocket(/realtime/, (socket) => socket.close());
  await here.jonas.context().setOffline(true);
  // A change that cannot be saved is there for the next try.
  await composer(here.jonas).press("ArrowUp");
  const editor = here.jonas.getByRole("textbox", { name: "Edit message" });
  await editor.fill("On my way, but late");
  await editor.press("Enter");
  await here.jonas.getByRole("button", { name: "Edit again" }).click();
  await expectWritten(editor, "On my way, but late");
  await editor.press("Escape");
  await say(here.jonas, "First from the tunnel");
  await say(here.jonas, "Second from the tunnel");
  await expect(message(here.jonas, "Second from the tunnel")).toBeVisible();
  await say(here.mina, "Said meanwhile");
  await expect(here.jonas.getByText("No connection. You see what this device knows")).toBeVisible();
  // A page never opened before waits for the network, and takes nothing down.
  await here.jonas.getByRole("link", { name: "Threads" }).click();
  await expect(here.jonas.getByRole("status", { name: "Loading", exact: true })).toBeVisible();
  await here.jonas.goBack();
  await expect(message(here.jonas, "Second from the tunnel")).toBeVisible();

  await here.jonas.context().setOffline(false);
  await expect(message(here.mina, "Second from the tunnel")).toBeVisible({ timeout: 60_000 });
  await expect(message(here.jonas, "Said meanwhile")).toBeVisible({ timeout: 60_000 });
  await expect(messages(here.mina).getByRole("article")).toHaveCount(5);
  await expect(messages(here.jonas).getByRole("article")).toHaveCount(5);
  const order = await messages(here.mina).getByRole("article").allInnerTexts();
  expect(order.findIndex((text) => text.includes("First from"))).toBeLessThan(
    order.findIndex((text) => text.includes("Second from")),
  );

  // A text begun and a message not sent survive leaving the page.
  await here.jonas.route("**/api/v1/**/messages", (route) => route.abort());
  await here.jonas.reload();
  await expect(composer(here.jonas)).toBeVisible();
  await say(here.jonas, "Kept on this device");
  await expect(here.jonas.getByText("Waiting for the network")).toBeVisible();
  await composer(here.jonas).fill("Half a thought");
  // Drafts are written a moment after the last key.
  await here.jonas.waitForTimeout(800);
  await here.jonas.unrouteAll();
  await here.jonas.goto(`/${here.slug}/c/${here.channelId}`);
  await expectWritten(composer(here.jonas), "Half a thought");
  await expect(message(here.mina, "Kept on this device")).toBeVisible({ timeout: 60_000 });
  await expect(message(here.mina, "Kept on this device")).toHaveCount(1);
});
