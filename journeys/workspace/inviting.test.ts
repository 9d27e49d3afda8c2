import { expect, test } from "../journey.ts";
import { linkIn, mailTo } from "../people/mailbox.ts";
import { foundWorkspace, person, register, signInAs } from "../people/person.ts";

test("somebody invited by mail registers on the page of the invitation and is in", async ({ openBrowser }) => {
  const [mina, jonas] = [person("Mina Kaplan"), person("Jonas Thiel")];
  const owner = await openBrowser("Mina");
  await register(owner, mina);
  const { slug } = await foundWorkspace(owner, "Northwind");
  await owner.goto(`/${slug}/people`);
  await owner.getByRole("button", { name: "Invite people" }).click();
  const dialog = owner.getByRole("dialog");
  await dialog.getByLabel("E-mail addresses").fill(jonas.email);
  await dialog.getByRole("button", { name: "Send invitations" }).click();
  await expect(dialog.getByText("1 invitation is on its way.")).toBeVisible();
  await owner.keyboard.press("Escape");

  const guest = await openBrowser("Jonas");
  await guest.goto(linkIn(await mailTo(jonas.email, /invites you/)));
  await expect(guest.getByRole("heading", { name: "Join Northwind" })).toBeVisible();
  await expect(guest.getByLabel("E-mail address")).toHaveValue(jonas.email);
  await guest.getByLabel("Your name").fill(jonas.name);
  await guest.getByLabel("Password", { exact: true }).fill(jonas.password);
  await guest.getByRole("button", { name: "Create account and join" }).click();
  await expect(guest.getByRole("button", { name: "Northwind", exact: true })).toBeVisible();
  // The owner sees the newcomer without loading anything again.
  await expect(owner.getByRole("list", { name: "People" }).getByText(jonas.name)).toBeVisible();
});

test("a link, a code and their end", async ({ openBrowser }) => {
  const [mina, sofia, lena] = [person("Mina Kaplan"), person("Sofia Okafor"), person("Lena Novak")];
  const owner = await openBrowser("Mina");
  await register(owner, mina);
  const { slug } = await foundWorkspace(owner, "Harbour");
  await owner.goto(`/${slug}/settings?tab=invitations`);
  await owner.getByRole("button", { name: "Make a link" }).click();
  const link = await owner.getByLabel("Invitation link").inputValue();
  await owner.getByRole("button", { name: "Make a code" }).click();
  const code = await owner.getByLabel("Organisation code").inputValue();

  const byLink = await openBrowser("Sofia");
  await register(byLink, sofia);
  await byLink.goto(link);
  await byLink.getByRole("button", { name: `Join as ${sofia.name}` }).click();
  await expect(byLink.getByRole("button", { name: "Harbour", exact: true })).toBeVisible();

  const byCode = await openBrowser("Lena");
  await register(byCode, lena);
  await byCode.goto("/join");
  await byCode.getByLabel("Code or invitation link").fill(code);
  await byCode.getByRole("button", { name: "Go on" }).click();
  await byCode.getByRole("button", { name: `Join as ${lena.name}` }).click();
  await expect(byCode.getByRole("button", { name: "Harbour", exact: true })).toBeVisible();

  await owner.getByRole("button", { name: "Switch off" }).first().click();
  await expect(owner.getByLabel("Invitation link")).toBeHidden();
  await byCode.goto(link);
  await expect(byCode.getByRole("heading", { name: "This invitation does not work" })).toBeVisible();
});

test("an invitation taken back opens nothing", async ({ openBrowser }) => {
  const [mina, ravi] = [person("Mina Kaplan"), person("Ravi Das")];
  const owner = await openBrowser("Mina");
  await register(owner, mina);
  const { slug } = await foundWorkspace(owner, "Quiet");
  await owner.goto(`/${slug}/settings?tab=invitations`);
  await owner.getByLabel("E-mail addresses").fill(ravi.email);
  await owner.getByRole("button", { name: "Send invitations" }).click();
  const line = owner.getByRole("list", { name: "Open invitations" }).getByRole("listitem");
  await expect(line).toContainText(ravi.email);
  const link = linkIn(await mailTo(ravi.email, /invites you/));
  await line.getByRole("button", { name: /Take back/ }).click();
  await expect(line).toHaveCount(0);
  const guest = await openBrowser("Ravi");
  await guest.goto(link);
  await expect(guest.getByRole("heading", { name: "This invitation does not work" })).toBeVisible();
});

test("somebody removed is shown out at once", async ({ openBrowser }) => {
  const [mina, aki] = [person("Mina Kaplan"), person("Aki Sato")];
  const owner = await openBrowser("Mina");
  await register(owner, mina);
  const { slug } = await foundWorkspace(owner, "Lighthouse");
  await owner.goto(`/${slug}/settings?tab=invitations`);
  await owner.getByRole("button", { name: "Make a link" }).click();
  const link = await owner.getByLabel("Invitation link").inputValue();
  const guest = await openBrowser("Aki");
  await guest.goto(new URL(link).pathname);
  await guest.getByRole("button", { name: "You have an account? Sign in" }).click();
  await guest.getByRole("button", { name: "Create a new account instead" }).click();
  await guest.getByLabel("Your name").fill(aki.name);
  await guest.getByLabel("E-mail address").fill(aki.email);
  await guest.getByLabel("Password", { exact: true }).fill(aki.password);
  await guest.getByRole("button", { name: "Create account and join" }).click();
  await expect(guest.getByRole("button", { name: "Lighthouse", exact: true })).toBeVisible();

  await owner.getByRole("tab", { name: "Members" }).click();
  await owner.getByRole("button", { name: `More about ${aki.name}` }).click();
  await owner.getByRole("menuitem", { name: "Remove from the workspace" }).click();
  await owner.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(guest.getByRole("heading", { name: "This workspace is not open to you" })).toBeVisible();
});

test("somebody signed in as another person is told so before joining", async ({ openBrowser }) => {
  const [mina, jonas, lena] = [person("Mina Kaplan"), person("Jonas Thiel"), person("Lena Novak")];
  const owner = await openBrowser("Mina");
  await register(owner, mina);
  const { slug } = await foundWorkspace(owner, "Orchard");
  await owner.goto(`/${slug}/settings?tab=invitations`);
  await owner.getByLabel("E-mail addresses").fill(jonas.email);
  await owner.getByRole("button", { name: "Send invitations" }).click();
  await expect(owner.getByText("1 invitation is on its way.")).toBeVisible();
  const guest = await openBrowser("Lena");
  await register(guest, lena);
  await guest.goto(linkIn(await mailTo(jonas.email, /invites you/)));
  await expect(guest.getByText(`you are signed in as ${lena.email}`)).toBeVisible();
  await guest.getByRole("button", { name: "Use another account" }).click();
  await expect(guest.getByLabel("Your name")).toBeVisible();
  await guest.goto("/account");
  await signInAs(guest, lena);
  await expect(guest.getByRole("heading", { name: "Your account" })).toBeVisible();
});
