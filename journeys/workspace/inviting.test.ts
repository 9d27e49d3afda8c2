import type { Page } from "@playwright/test";
import { expect, test } from "../journey.ts";
import { expectAccessibleAtBoth } from "../people/expect-accessible-at-both.ts";
import { go } from "../people/go.ts";
import { linkIn, mailTo } from "../people/mailbox.ts";
import { foundWorkspace, type Person, person, register, signInAs } from "../people/person.ts";

/** Mina's screen, and one that the others use one after another. */
type Story = { owner: Page; guest: Page; slug: string };

test("people come by mail, by a link and by a code; what is taken back opens nothing; who is removed is out", async ({
  openBrowser,
}) => {
  test.slow();
  const people = {
    jonas: person("Jonas Thiel"),
    lena: person("Lena Novak"),
    ravi: person("Ravi Das"),
    aki: person("Aki Sato"),
    sofia: person("Sofia Okafor"),
  };
  const owner = await openBrowser("Mina");
  await register(owner, person("Mina Kaplan"));
  const { slug } = await foundWorkspace(owner, "Northwind");

  const { link, code } = await test.step("Mina makes a link and a code", () => makeLinkAndCode(owner, slug));
  const toJonas = await test.step("Mina invites Jonas by mail", () => inviteByMail(owner, slug, people.jonas));

  const guest = await openBrowser("the others, one after another");
  const story = { owner, guest, slug };
  await test.step("Lena, signed in, is told that the invitation is to another person", () =>
    openAsAnother(guest, people.lena, toJonas));
  await test.step("Lena joins by the code", () => joinByCode(guest, people.lena, code));
  await test.step("Jonas registers on the page of the invitation and is in", () =>
    registerAndJoin(story, people.jonas, toJonas));
  await test.step("the invitation of Ravi is taken back, and opens nothing", () => takeBack(story, people.ravi));
  await test.step("Aki registers by the link, and is shown out at once when removed", () =>
    removeAgain(story, people.aki, link));
  await test.step("Sofia joins by the link with the account she has", () => joinByLink(guest, people.sofia, link));
  await test.step("the link works no more when switched off", () => switchOff(story, link));
  await test.step("axe finds nothing on the other settings", () => lookWithAxe(owner));
});

async function makeLinkAndCode(owner: Page, slug: string): Promise<{ link: string; code: string }> {
  await owner.goto(`/${slug}/settings?tab=invitations`);
  await owner.getByRole("button", { name: "Make a link" }).click();
  const address = await owner.getByLabel("Invitation link").inputValue();
  await owner.getByRole("button", { name: "Make a code" }).click();
  const code = await owner.getByLabel("Organisation code").inputValue();
  return { link: new URL(address).pathname, code };
}

async function inviteByMail(owner: Page, slug: string, jonas: Person): Promise<string> {
  await go(owner, `/${slug}/people`);
  await owner.getByRole("button", { name: "Invite people" }).click();
  const dialog = owner.getByRole("dialog");
  await dialog.getByLabel("E-mail addresses").fill(jonas.email);
  await dialog.getByRole("button", { name: "Send invitations" }).click();
  await expect(dialog.getByText("1 invitation is on its way.")).toBeVisible();
  await owner.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  return linkIn(await mailTo(jonas.email, /invites you/));
}

async function openAsAnother(guest: Page, lena: Person, toJonas: string): Promise<void> {
  await register(guest, lena);
  await guest.goto(toJonas);
  await expect(guest.getByText(`you are signed in as ${lena.email}`)).toBeVisible();
  await guest.getByRole("button", { name: "Use another account" }).click();
  await expect(guest.getByLabel("Your name")).toBeVisible();
  await go(guest, "/account");
  await expect(guest.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await signInAs(guest, lena);
  await expect(guest.getByRole("heading", { name: "Your account" })).toBeVisible();
}

async function registerAndJoin({ owner, guest }: Story, jonas: Person, toJonas: string): Promise<void> {
  await guest.context().clearCookies();
  await guest.goto(toJonas);
  await expect(guest.getByRole("heading", { name: "Join Northwind" })).toBeVisible();
  await expect(guest.getByLabel("E-mail address")).toHaveValue(jonas.email);
  await guest.getByLabel("Your name").fill(jonas.name);
  await guest.getByLabel("Password", { exact: true }).fill(jonas.password);
  await guest.getByRole("button", { name: "Create account and join" }).click();
  await expect(guest.getByRole("button", { name: "Northwind", exact: true })).toBeVisible();
  // The owner sees the newcomer without loading anything again.
  await expect(owner.getByRole("list", { name: "People" }).getByText(jonas.name)).toBeVisible();
}

async function takeBack({ owner, guest, slug }: Story, ravi: Person): Promise<void> {
  await go(owner, `/${slug}/settings?tab=invitations`);
  await owner.getByLabel("E-mail addresses").fill(ravi.email);
  await owner.getByRole("button", { name: "Send invitations" }).click();
  await expect(owner.getByText("1 invitation is on its way.")).toBeVisible();
  const open = owner.getByRole("list", { name: "Open invitations" }).getByRole("listitem");
  await expect(open).toContainText(ravi.email);
  await expectAccessibleAtBoth(owner, "settings, invitations");
  const link = linkIn(await mailTo(ravi.email, /invites you/));
  await open.getByRole("button", { name: /Take back/ }).click();
  await expect(open).toHaveCount(0);
  await guest.context().clearCookies();
  await guest.goto(link);
  await expect(guest.getByRole("heading", { name: "This invitation does not work" })).toBeVisible();
  await expectAccessibleAtBoth(guest, "an invitation that does not work");
}

async function removeAgain({ owner, guest }: Story, aki: Person, link: string): Promise<void> {
  await go(guest, link);
  await guest.getByRole("button", { name: "You have an account? Sign in" }).click();
  await guest.getByRole("button", { name: "Create a new account instead" }).click();
  await guest.getByLabel("Your name").fill(aki.name);
  await guest.getByLabel("E-mail address").fill(aki.email);
  await guest.getByLabel("Password", { exact: true }).fill(aki.password);
  await guest.getByRole("button", { name: "Create account and join" }).click();
  await expect(guest.getByRole("button", { name: "Northwind", exact: true })).toBeVisible();

  await owner.getByRole("tab", { name: "Members" }).click();
  await owner.getByRole("button", { name: `More about ${aki.name}` }).click();
  await owner.getByRole("menuitem", { name: "Remove from the workspace" }).click();
  await owner.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(guest.getByRole("heading", { name: "This workspace is not open to you" })).toBeVisible();
  await expectAccessibleAtBoth(owner, "settings, members");
}

async function joinByLink(guest: Page, sofia: Person, link: string): Promise<void> {
  await guest.context().clearCookies();
  await register(guest, sofia);
  await guest.goto(link);
  await guest.getByRole("button", { name: `Join as ${sofia.name}` }).click();
  await expect(guest.getByRole("button", { name: "Northwind", exact: true })).toBeVisible();
}

async function joinByCode(guest: Page, lena: Person, code: string): Promise<void> {
  await go(guest, "/join");
  await expect(guest.getByRole("heading", { name: "Join with a code" })).toBeVisible();
  await expectAccessibleAtBoth(guest, "joining with a code");
  await guest.getByLabel("Code or invitation link").fill(code);
  await guest.getByRole("button", { name: "Go on" }).click();
  await guest.getByRole("button", { name: `Join as ${lena.name}` }).click();
  await expect(guest.getByRole("button", { name: "Northwind", exact: true })).toBeVisible();
}

async function switchOff({ owner, guest }: Story, link: string): Promise<void> {
  await owner.getByRole("tab", { name: "Ways in" }).click();
  await owner.getByRole("button", { name: "Switch off" }).first().click();
  await expect(owner.getByLabel("Invitation link")).toBeHidden();
  await go(guest, link);
  await expect(guest.getByRole("heading", { name: "This invitation does not work" })).toBeVisible();
}

async function lookWithAxe(owner: Page): Promise<void> {
  for (const tab of ["General", "Groups"]) {
    await owner.getByRole("tab", { name: tab }).click();
    await expect(owner.getByRole("tabpanel").getByRole("textbox").first()).toBeVisible();
    await expectAccessibleAtBoth(owner, `settings, ${tab}`);
  }
}
