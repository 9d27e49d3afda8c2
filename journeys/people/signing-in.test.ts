import type { Page } from "@playwright/test";
import { expect, test } from "../journey.ts";
import { expectAccessibleAtBoth } from "./expect-accessible-at-both.ts";
import { go } from "./go.ts";
import { linkIn, mailTo } from "./mailbox.ts";
import { foundWorkspace, type Person, person, signInAs } from "./person.ts";

test("an account: registered, verified, signed in to, its password forgotten, its other devices signed out", async ({
  openBrowser,
}) => {
  test.slow();
  const mina = person("Mina Kaplan");
  const renewed = { ...mina, password: "another calm sentence" };
  const desk = await openBrowser("Mina at her desk");
  await test.step("registers, told which field is wrong", () => registering(desk, mina));
  await test.step("verifies the address with the link from the mail", () => verifying(desk, mina));
  await test.step("signs out and in; a wrong password and an unknown address get the same answer", () =>
    signingIn(desk, mina));

  const phone = await openBrowser("Mina on her phone");
  const link = await test.step("sets a forgotten password anew with the link from the mail", () =>
    forgetting(phone, renewed));
  await test.step("the link works once", () => usingAgain(desk, link));
  await test.step("signing out one device from another ends it at once", () => endingAnother(phone, desk, renewed));
});

async function registering(desk: Page, mina: Person): Promise<void> {
  await desk.goto("/");
  await expect(desk.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expectAccessibleAtBoth(desk, "signing in");
  await desk.getByRole("link", { name: "Create one" }).click();
  await expect(desk.getByRole("heading", { name: "Create an account" })).toBeVisible();
  await expectAccessibleAtBoth(desk, "registering");
  await desk.getByRole("button", { name: "Create account" }).click();
  await expect(desk.getByText("Enter your name")).toBeVisible();
  await expectAccessibleAtBoth(desk, "registering with problems");

  await desk.getByLabel("Your name").fill(mina.name);
  await desk.getByLabel("E-mail address").fill("not an address");
  await desk.getByLabel("Password", { exact: true }).fill("short");
  await desk.getByRole("button", { name: "Create account" }).click();
  await expect(desk.getByText("Enter an e-mail address")).toBeVisible();
  await expect(desk.getByText("Use at least 10 characters")).toBeVisible();
  await expect(desk.getByLabel("E-mail address")).toBeFocused();
  await expect(desk.getByLabel("Your name")).toHaveValue(mina.name);
  await expect(desk.getByLabel("E-mail address")).toHaveValue("not an address");

  await desk.getByLabel("E-mail address").fill(mina.email);
  await desk.getByLabel("Password", { exact: true }).fill(mina.password);
  await desk.getByRole("button", { name: "Create account" }).click();
  await expect(desk.getByRole("heading", { name: "Create a workspace" })).toBeVisible();
}

async function verifying(desk: Page, mina: Person): Promise<void> {
  await go(desk, "/account");
  await expect(desk.getByText("Not verified yet")).toBeVisible();
  await expect(desk.getByText("This device")).toBeVisible();
  await expectAccessibleAtBoth(desk, "the account");
  await go(desk, "/verify?token=aaaaaaaaaaaaaaaaaaaaaaaaaa");
  await expect(desk.getByRole("heading", { name: "Verify your e-mail address" })).toBeVisible();
  await expectAccessibleAtBoth(desk, "verifying an address");
  await desk.goto(linkIn(await mailTo(mina.email, /confirm|verif/i)));
  await expect(desk.getByText(`${mina.email} is verified`)).toBeVisible();
  await go(desk, "/account");
  await expect(desk.getByRole("heading", { name: "Your account" })).toBeVisible();
  await expect(desk.getByText(mina.email)).toBeVisible();
  await expect(desk.getByText("Not verified yet")).toBeHidden();
}

async function signingIn(desk: Page, mina: Person): Promise<void> {
  await desk.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(desk.getByText("You are signed out")).toBeVisible();
  await signInAs(desk, { ...mina, password: "not her password" });
  const answer = await desk.getByRole("alert").textContent();
  await expect(desk.getByLabel("E-mail address")).toHaveValue(mina.email);
  await signInAs(desk, person("Nobody"));
  await expect(desk.getByLabel("E-mail address")).not.toHaveValue(mina.email);
  await expect(desk.getByRole("alert")).toHaveText(answer ?? "");
  await signInAs(desk, mina);
  await expect(desk.getByRole("heading", { name: "Create a workspace" })).toBeVisible();
}

async function forgetting(phone: Page, renewed: Person): Promise<string> {
  await phone.goto("/sign-in");
  await phone.getByRole("link", { name: "Forgot your password?" }).click();
  await expect(phone.getByRole("heading", { name: "Set a new password" })).toBeVisible();
  await expectAccessibleAtBoth(phone, "a forgotten password");
  await phone.getByLabel("E-mail address").fill(renewed.email);
  await phone.getByRole("button", { name: "Send the mail" }).click();
  await expect(phone.getByText(/a mail is on its way/)).toBeVisible();

  const address = linkIn(await mailTo(renewed.email, /password/i));
  await phone.goto(address);
  await expect(phone.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
  await expectAccessibleAtBoth(phone, "a new password");
  await phone.getByLabel("New password", { exact: true }).fill(renewed.password);
  await phone.getByRole("button", { name: "Set the password" }).click();
  await expect(phone.getByText("Your new password is set")).toBeVisible();
  await signInAs(phone, renewed);
  await expect(phone.getByRole("heading", { name: "Create a workspace" })).toBeVisible();
  return address;
}

async function usingAgain(desk: Page, link: string): Promise<void> {
  await desk.goto(link);
  await desk.getByLabel("New password", { exact: true }).fill("a third calm sentence");
  await desk.getByRole("button", { name: "Set the password" }).click();
  await expect(desk.getByText("was used already or is too old")).toBeVisible();
}

async function endingAnother(phone: Page, desk: Page, renewed: Person): Promise<void> {
  const { slug } = await foundWorkspace(phone, "Minas place");
  await desk.goto(`/sign-in?next=/${slug}`);
  await signInAs(desk, renewed);
  await expect(desk.getByRole("button", { name: "Find anything" })).toBeVisible();
  await go(phone, "/account");
  await phone.getByRole("button", { name: "Sign out every other device" }).click();
  await expect(desk.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await go(phone, `/${slug}`);
  await expect(phone.getByRole("button", { name: "Find anything" })).toBeVisible();
  await go(phone, "/welcome?new=1");
  await expect(phone.getByLabel("Name of the workspace")).toBeVisible();
  await expectAccessibleAtBoth(phone, "creating a workspace");
}
