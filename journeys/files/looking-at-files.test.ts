import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { png } from "../../server/testing/pictures.ts";
import { writeZip } from "../../server/testing/write-zip.ts";
import { messages, openChannel, team } from "../chat/team.ts";
import { expectAccessible } from "../expect-accessible.ts";
import { expect, test } from "../journey.ts";

const drawn = "BT /F1 18 Tf 20 60 Td (The office closes at six) Tj ET";
const objects = [
  "<</Type/Catalog/Pages 2 0 R>>",
  "<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>",
  "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 150]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>",
  `<</Length ${drawn.length}>>stream\n${drawn}\nendstream`,
  "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 150]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>",
];
const pdf = `%PDF-1.4\n${objects.map((object, index) => `${index + 1} 0 obj${object}endobj\n`).join("")}trailer<</Root 1 0 R>>\n%%EOF`;
const paragraph = "<w:document><w:p><w:r><w:t>Signed in March</w:t></w:r></w:p></w:document>";
const files = {
  "harbour.png": png(900, 600),
  "plan.pdf": pdf,
  "budget.csv": "Item;Amount\nCrane;1200\nQuay;800\n",
  "handbook.md": "# Harbour handbook\n\nWe keep it **open**.",
  "schedule.ts": "// Never on a Sunday\nexport const days = [1, 2, 3];\n",
  "contract.docx": writeZip([
    { name: "[Content_Types].xml", data: "<Types/>" },
    { name: "word/document.xml", data: paragraph },
  ]),
  "bundle.zip": writeZip([{ name: "a.txt", data: "a" }]),
};

async function attach(page: Page): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Attach files" }).click(),
  ]);
  await chooser.setFiles(
    Object.entries(files).map(([name, content]) => ({
      name,
      mimeType: "application/octet-stream",
      buffer: Buffer.from(content as string),
    })),
  );
  await page.getByRole("button", { name: "Send", exact: true }).click();
}

test("what one sends the other looks at without saving it first", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  const { mina, jonas } = here;
  await Promise.all([openChannel(mina, here), openChannel(jonas, here)]);
  await attach(mina);
  const open = async (name: string) => {
    const dialog = jonas.getByRole("dialog", { name });
    const card = messages(jonas).getByRole("button", { name: new RegExp(name.replace(".", "\\.")) });
    // A preview that comes at this very moment moves what is pressed.
    await expect(async () => {
      if (!(await dialog.isVisible())) await card.first().click();
      await expect(dialog).toBeVisible({ timeout: 2000 });
    }).toPass();
    return dialog;
  };
  const close = () => jonas.keyboard.press("Escape");

  // Made on the server and shown by itself, without a reload.
  // What other journeys have sent is looked at first.
  await expect(messages(jonas).getByText("2 pages")).toBeVisible({ timeout: 90_000 });
  const paper = await open("plan.pdf");
  await expect(paper.locator("[data-page='1']")).toContainText("The office closes at six");
  await expectAccessible(jonas, "a file over everything");
  await jonas.keyboard.press("Control+f");
  await jonas.keyboard.type("closes");
  await expect(paper.getByRole("status").filter({ hasText: "Page 1, 1 of 2" })).toBeVisible();
  await jonas.keyboard.press("Escape");
  await expect(paper.getByRole("toolbar", { name: "Document" })).toBeVisible();
  await close();

  await expect((await open("budget.csv")).getByRole("columnheader", { name: "Amount" })).toBeVisible();
  await jonas.keyboard.press("ArrowRight");
  await expect(jonas.getByRole("dialog", { name: "handbook.md" })).toContainText("Harbour handbook");
  await close();

  const code = await open("schedule.ts");
  await expect(code.locator(".hljs-comment")).toHaveText("// Never on a Sunday");
  await expectAccessible(jonas, "a file over everything");
  await close();

  await expect(await open("contract.docx")).toContainText("Signed in March");
  await close();
  await expect((await open("bundle.zip")).getByRole("link", { name: /Download/ }).last()).toBeVisible();
  await close();

  const picture = await open("harbour.png");
  await expect(picture.getByRole("img").last()).toBeVisible();
  const [download] = await Promise.all([
    jonas.waitForEvent("download"),
    picture
      .getByRole("link", { name: /Download/ })
      .or(picture.getByRole("button", { name: /Download/ }))
      .first()
      .click(),
  ]);
  expect(download.suggestedFilename()).toBe("harbour.png");
  expect(readFileSync(await download.path()).equals(files["harbour.png"])).toBe(true);

  await jonas.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await picture.getByRole("button", { name: "More for harbour.png" }).click();
  await jonas.getByRole("menuitem", { name: "Copy link to the file" }).click();
  await expect(jonas.getByText("Link copied")).toBeVisible();
  await mina.goto(await jonas.evaluate(() => navigator.clipboard.readText()));
  await expect(mina.getByRole("dialog", { name: "harbour.png" })).toBeVisible();
  await mina.keyboard.press("Escape");
  await expect(mina).toHaveURL(/\/c\/.+\?m=/);
  await expect(messages(mina).getByText("contract.docx")).toBeVisible();
});
