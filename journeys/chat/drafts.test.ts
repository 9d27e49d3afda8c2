import { expect, test } from "../journey.ts";
import { signInAs } from "../people/person.ts";
import { composer, message, openChannel, team } from "./team.ts";

test("a draft begun on one device is on the other, and gone from both when it is sent", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  const { mina, jonas, slug } = here;
  const phone = await openBrowser("Mina's other device");
  await phone.goto("/sign-in");
  await signInAs(phone, here.people.mina);
  await phone.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  await Promise.all([openChannel(mina, here), openChannel(jonas, here), openChannel(phone, here)]);
  await composer(mina).fill("A long thought, begun at the desk");
  await expect(composer(phone)).toHaveText("A long thought, begun at the desk");
  await phone.goto(`/${slug}/drafts`);
  await expect(phone.getByRole("list", { name: "Drafts" }).getByText("begun at the desk")).toBeVisible();
  await phone.getByRole("button", { name: "Go on writing" }).click();
  await composer(phone).press("End");
  await composer(phone).pressSequentially(", sent on the way");
  await composer(phone).press("Enter");
  await expect(message(jonas, "begun at the desk, sent on the way")).toBeVisible();
  await expect(composer(mina)).toHaveText("");
});
