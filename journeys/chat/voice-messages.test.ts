import { expectAccessible } from "../expect-accessible.ts";
import { expect, test } from "../journey.ts";
import { saidInEveryRecording } from "../journey-server.ts";
import { composer, message, openChannel, team } from "./team.ts";

test("what one says the other hears, faster and by keyboard, and reads", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  const { mina, jonas } = here;
  await mina.context().grantPermissions(["microphone"]);
  await Promise.all([openChannel(mina, here), openChannel(jonas, here)]);

  await composer(mina).fill("About tomorrow");
  await mina.keyboard.press("Alt+Shift+V");
  const made = mina.getByRole("region", { name: "New voice message" });
  // Two seconds or more, on a machine that is busy.
  await expect(made.getByRole("timer")).toHaveText(/^0:(?:0[2-9]|[1-5]\d)$/);
  await made.getByRole("button", { name: "Pause" }).click();
  await expectAccessible(mina, "recording a voice message");
  await made.getByRole("button", { name: "Go on recording" }).click();
  await mina.keyboard.press("Alt+Shift+V");
  await expect(made.getByRole("group", { name: /^Your recording, 0:\d\d$/ })).toBeVisible();
  await made.getByRole("button", { name: "Send the voice message" }).click();
  await expect(made).toBeHidden();
  await expect(composer(mina)).toBeFocused();

  // What is being said when the page goes is offered when it is back.
  await mina.keyboard.press("Alt+Shift+V");
  await expect(made.getByRole("timer")).toHaveText(/^0:(?:0[4-9]|[1-5]\d)$/);
  await mina.reload();
  await expect(made.getByText(/^A recording of 0:\d\d was not sent$/)).toBeVisible();
  await expect(made.getByRole("group", { name: /^Your recording, 0:\d\d$/ })).toBeVisible();
  await made.getByRole("button", { name: "Throw the recording away" }).click();
  await expect(made).toBeHidden();

  const his = message(jonas, "About tomorrow");
  await expect(his.getByRole("group", { name: /^Voice message from Mina Kaplan, 0:\d\d$/ })).toBeVisible();
  await expect(his.getByText("Not heard yet")).toBeAttached();
  await expect(his.getByText(saidInEveryRecording)).toBeVisible();
  await his.getByRole("button", { name: "Speed: 1 times" }).focus();
  await jonas.keyboard.press("Enter");
  await jonas.keyboard.press("Enter");
  await expect(his.getByRole("button", { name: "Speed: 1.5 times" })).toBeFocused();
  const position = his.getByRole("slider", { name: "Position" });
  await position.focus();
  await jonas.keyboard.press("Space");
  await expect(his.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  await expect(his.getByText("Not heard yet")).toHaveCount(0);
  await jonas.keyboard.press("Space");
  await jonas.keyboard.press("End");
  await expect(position).toHaveAttribute("aria-valuenow", /^[1-9]\d*$/);
  await jonas.keyboard.press("Home");
  await expect(position).toHaveAttribute("aria-valuenow", "0");
  await expectAccessible(jonas, "a voice message");
  await jonas.reload();
  await expect(his.getByRole("button", { name: "Speed: 1.5 times" })).toBeVisible();
});
