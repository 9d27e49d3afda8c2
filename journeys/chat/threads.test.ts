import { expect, test } from "../journey.ts";
import { message, messages, openChannel, team, write } from "./team.ts";

test("a thread grows beside the channel, and may speak to it", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  await write(here.mina, here, "Which colour?");
  await Promise.all([openChannel(here.mina, here), openChannel(here.jonas, here)]);
  await message(here.jonas, "Which colour?").hover();
  await here.jonas.getByRole("button", { name: "Reply in thread" }).click();
  const reply = here.jonas.getByRole("textbox", { name: "Reply" });
  await reply.fill("Green");
  await reply.press("Enter");
  await message(here.mina, "Which colour?")
    .getByRole("button", { name: /1 reply/ })
    .click();
  const thread = here.mina.getByRole("log", { name: "Replies" });
  await expect(thread.getByText("Green")).toBeVisible();
  await expect(messages(here.mina).getByText("Green")).toHaveCount(0);

  await here.mina.getByRole("checkbox", { name: "Also send to #release" }).check();
  await here.mina.getByRole("textbox", { name: "Reply" }).fill("Then green it is");
  await here.mina.getByRole("textbox", { name: "Reply" }).press("Enter");
  await expect(here.jonas.getByRole("log", { name: "Replies" }).getByText("Then green it is")).toBeVisible();
  await expect(messages(here.jonas).getByText("Then green it is")).toBeVisible();
  await expect(message(here.jonas, "Which colour?").getByRole("button", { name: /2 replies/ })).toBeVisible();
});
