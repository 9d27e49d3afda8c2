import type { Page } from "@playwright/test";
import { expect, test } from "../journey.ts";
import { expectAccessibleAtBoth } from "../people/expect-accessible-at-both.ts";
import { go } from "../people/go.ts";
import { linkIn, mailTo } from "../people/mailbox.ts";
import { foundWorkspace, type Person, person, register, signInAs } from "../people/person.ts";

/** Mina's screen, Lena's, and one that several use one after another. */
type Story = { owner: Page; desk: Page; guest: Page; slug: string };

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

  const toJonas = await test.step("Mina invites Jonas by mail", () => inviteByMail(owner, slug, people.jonas));

  const desk = await openBrowser("Lena");
  await test.step("Lena, signed in, is told that the invitation is to another person", () =>
    openAsAnother(desk, people.lena, toJonas));

  const guest = await openBrowser("Jonas, then others");
  const story = { owner, desk, guest, slug };
  await test.step("Jonas registers on the page of the invitation and is in", () =>
    registerAndJoin(story, people.jonas, toJonas));
  await test.step("the invitation of Ravi is taken back, and opens nothing", () => takeBack(story, people.ravi));

  await owner.getByRole("button", { name: "Make a link" }).click();
  const link = await owner.getByLabel("Invitation link").inputValue();
  await test.step("Aki registers by a link, and is shown out at once when removed", () =>
    removeAgain(story, people.aki, link));
  await test.step("Sofia joins by the link with the account she has", () => joinByLink(story, people.sofia, link));
  await test.step("Lena joins by a code; the link works no more when switched off", () =>
    joinByCode(story, people.lena, link));
  await test.step("axe finds nothing on the other settings", () => lookWithAxe(owner));
});

async function inviteByMail(owner: Page, slug: string, jonas: Person): Promise<string> {
  await owner.goto(`/${slug}/people`);
  await owner.getByRole("button", { name: "Invite people" }).click();
  const dialog = owner.getByRole("dialog");
  await dialog.getByLabel("E-mail addresses").fill(jonas.email);
  await dialog.getByRole("button", { name: "Send invitations" }).click();
  await expect(dialog.getByText("1 invitation is on its way.")).toBeVisible();
  await owner.keyboard.press("Escape");
  return linkIn(await mailTo(jonas.email, /invites you/));
}

async function openAsAnother(desk: Page, lena: Person, toJonas: string): Promise<void> {
  await register(desk, lena);
  await desk.goto(toJonas);
  await expect(desk.getByText(`you are signed in as ${lena.email}`)).toBeVisible();
  await desk.getByRole("button", { name: "Use another account" }).click();
  await expect(desk.getByLabel("Your name")).toBeVisible();
  await go(desk, "/account");
  await signInAs(desk, lena);
  await expect(desk.getByRole("heading", { name: "Your account" })).toBeVisible();
}

async function registerAndJoin({ owner, guest }: Story, jonas: Person, toJonas: string): Promise<void> {
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
  await guest.goto(new URL(link).pathname);
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

async function joinByLink({ guest }: Story, sofia: Person, link: string): Promise<void> {
  await guest.context().clearCookies();
  await register(guest, sofia);
  await guest.goto(link);
  await guest.getByRole("button", { name: `Join as ${sofia.name}` }).click();
  await expect(guest.getByRole("button", { name: "Northwind", exact: true })).toBeVisible();
}

async function joinByCode({ owner, desk }: Story, lena: Person, link: string): Promise<void> {
  await owner.getByRole("tab", { name: "Ways in" }).click();
  await owner.getByRole("button", { name: "Make a code" }).click();
  const code = await owner.getByLabel("Organisation code").inputValue();
  await go(desk, "/join");
  await expect(desk.getByRole("heading", { name: "Join with a code" })).toBeVisible();
  await expectAccessibleAtBoth(desk, "joining with a code");
  await desk.getByLabel("Code or invitation link").fill(code);
  await desk.getByRole("button", { name: "Go on" }).click();
  await desk.getByRole("button", { name: `Join as ${lena.name}` }).click();
  await expect(desk.getByRole("button", { name: "Northwind", exact: true })).toBeVisible();

  await owner.getByRole("button", { name: "Switch off" }).first().click();
  await expect(owner.getByLabel("Invitation link")).toBeHidden();
  await desk.goto(link);
  await expect(desk.getByRole("heading", { name: "This invitation does not work" })).toBeVisible();
}

async function lookWithAxe(owner: Page): Promise<void> {
  for (const tab of ["General", "Groups"]) {
    await owner.getByRole("tab", { name: tab }).click();
    await expect(owner.getByRole("tabpanel").getByRole("textbox").first()).toBeVisible();
    await expectAccessibleAtBoth(owner, `settings, ${tab}`);
  }
}
