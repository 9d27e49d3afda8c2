import { expect, test } from "../journey.ts";
import { linkIn, mailTo } from "./mailbox.ts";
import { foundWorkspace, person, register, signInAs } from "./person.ts";

test("somebody registers, told which field is wrong, signs out and signs in again", async ({ openBrowser }) => {
  const mina = person("Mina Kaplan");
  const page = await openBrowser("Mina");
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await page.getByRole("link", { name: "Create one" }).click();
  await page.getByLabel("Your name").fill(mina.name);
  await page.getByLabel("E-mail address").fill("not an address");
  await page.getByLabel("Password", { exact: true }).fill("short");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText("Enter an e-mail address")).toBeVisible();
  await expect(page.getByText("Use at least 10 characters")).toBeVisible();
  await expect(page.getByLabel("E-mail address")).toBeFocused();
  await expect(page.getByLabel("Your name")).toHaveValue(mina.name);
  await expect(page.getByLabel("E-mail address")).toHaveValue("not an address");

  await page.getByLabel("E-mail address").fill(mina.email);
  await page.getByLabel("Password", { exact: true }).fill(mina.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Create a workspace" })).toBeVisible();
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByText("You are signed out")).toBeVisible();
  await signInAs(page, mina);
  await expect(page.getByRole("heading", { name: "Create a workspace" })).toBeVisible();
});

test("a wrong password and an unknown address get the same answer", async ({ openBrowser }) => {
  const mina = person("Mina Kaplan");
  const page = await openBrowser("Mina");
  await register(page, mina);
  const stranger = await openBrowser("a stranger");
  await stranger.goto("/sign-in");
  await signInAs(stranger, { ...mina, password: "not her password" });
  const answer = await stranger.getByRole("alert").textContent();
  await expect(stranger.getByLabel("E-mail address")).toHaveValue(mina.email);
  await signInAs(stranger, person("Nobody"));
  await expect(stranger.getByRole("alert")).toHaveText(answer ?? "");
});

test("a forgotten password is set anew with the link from the mail, once", async ({ openBrowser }) => {
  const jonas = person("Jonas Thiel");
  const page = await openBrowser("Jonas");
  await register(page, jonas);
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await page.getByLabel("E-mail address").fill(jonas.email);
  await page.getByRole("button", { name: "Send the mail" }).click();
  await expect(page.getByText(/a mail is on its way/)).toBeVisible();

  const link = linkIn(await mailTo(jonas.email, /password/i));
  await page.goto(link);
  await page.getByLabel("New password", { exact: true }).fill("another calm sentence");
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByText("Your new password is set")).toBeVisible();
  await signInAs(page, { ...jonas, password: "another calm sentence" });
  await expect(page.getByRole("heading", { name: "Create a workspace" })).toBeVisible();

  const again = await openBrowser("Jonas, elsewhere");
  await again.goto(link);
  await again.getByLabel("New password", { exact: true }).fill("a third calm sentence");
  await again.getByRole("button", { name: "Set the password" }).click();
  await expect(again.getByText("was used already or is too old")).toBeVisible();
});

test("an address is verified with the link from the mail", async ({ openBrowser }) => {
  const sofia = person("Sofia Okafor");
  const page = await openBrowser("Sofia");
  await register(page, sofia);
  await page.goto("/account");
  await expect(page.getByText("Not verified yet")).toBeVisible();
  await page.goto(linkIn(await mailTo(sofia.email, /confirm|verif/i)));
  await expect(page.getByText(`${sofia.email} is verified`)).toBeVisible();
  await page.goto("/account");
  await expect(page.getByText(sofia.email)).toBeVisible();
  await expect(page.getByText("Not verified yet")).toBeHidden();
});

test("signing out one device from another ends it at once", async ({ openBrowser }) => {
  const lena = person("Lena Novak");
  const desk = await openBrowser("Lena at her desk");
  await register(desk, lena);
  const { slug } = await foundWorkspace(desk, "Lenas place");
  const phone = await openBrowser("Lena on her phone");
  await phone.goto(`/sign-in?next=/${slug}`);
  await signInAs(phone, lena);
  await expect(phone.getByRole("button", { name: "Find anything" })).toBeVisible();
  await desk.goto("/account");
  await desk.getByRole("button", { name: "Sign out every other device" }).click();
  await expect(phone.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await desk.goto(`/${slug}`);
  await expect(desk.getByRole("button", { name: "Find anything" })).toBeVisible();
});
