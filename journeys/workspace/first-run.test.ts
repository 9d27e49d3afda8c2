import { expect, test } from "../journey.ts";
import { startServer } from "../journey-server.ts";

test("a new server is a workspace with people invited, from its first page on", async ({ openBrowser }) => {
  const { url, stop } = await startServer();
  try {
    const page = await openBrowser("Mina");
    await page.goto(url);
    await expect(page.getByRole("heading", { name: "Welcome to Atrium" })).toBeVisible();
    await page.getByLabel("Your name").fill("Mina Kaplan");
    await page.getByLabel("E-mail address").fill("mina@example.org");
    await page.getByLabel("Password", { exact: true }).fill("a calm long sentence");
    await page.getByRole("button", { name: "Create account and go on" }).click();
    await page.getByLabel("Name of the workspace").fill("Northwind");
    await page.getByRole("button", { name: "Create workspace" }).click();
    await page.getByLabel("E-mail addresses").fill("Jonas Thiel <jonas@example.org>, sofia@example.org");
    await page.getByRole("button", { name: "Send invitations" }).click();
    await expect(page.getByText("2 invitations are on their way.")).toBeVisible();
    await page.getByRole("button", { name: "Open Northwind" }).click();
    await expect(page.getByRole("button", { name: "Northwind", exact: true })).toBeVisible();

    await page.goto(`${url}/local-mail`);
    await page
      .getByRole("navigation", { name: "Mails" })
      .getByRole("button", { name: /jonas@example.org/ })
      .click();
    await expect(page.getByRole("heading", { name: "Mina Kaplan invites you to Northwind" })).toBeVisible();
  } finally {
    await stop();
  }
});
