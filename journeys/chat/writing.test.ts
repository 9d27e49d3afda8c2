import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../expect-accessible.ts";
import { expect, test } from "../journey.ts";
import { composer, expectWritten, message, openChannel, type Team, team } from "./team.ts";

/** The field that shows formatting, once it has taken the place of the plain one. */
const richField = async (page: Page): Promise<Locator> => {
  await expect(composer(page)).toHaveAttribute("aria-multiline", "true");
  await composer(page).focus();
  return composer(page);
};

/** What copying from a page puts into the clipboard. */
const paste = (field: Locator, html: string, text: string) =>
  field.evaluate(
    (element, [page = "", words = ""]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", page);
      clipboardData.setData("text/plain", words);
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    [html, text],
  );

test("what one writes is formatted, run, pasted and kept as one meant it", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  await Promise.all([openChannel(here.mina, here), openChannel(here.jonas, here)]);
  const { step } = test;
  await step("what is formatted while writing is formatted for the other, and comes back to be changed", () =>
    formatAndEdit(here),
  );
  await step("a command is found, explained and run by keyboard, and the other sees what it did", () => command(here));
  await step("a pasted page keeps its formatting, and gives it up for one undo", () => pastePage(here));
  await step("letters typed while the field is replaced stay in order, and Enter does what one chose", () =>
    typeEarly(here),
  );
});

async function formatAndEdit(here: Team): Promise<void> {
  const field = await richField(here.mina);
  const keys = here.mina.keyboard;
  // A name of an emoji written out is the emoji, and a moment is one.
  await keys.type("Done at <time:2026-12-01T10:00:00Z> :tad");
  await expect(here.mina.getByRole("option", { name: ":tada:" })).toBeVisible();
  await keys.type("a:");
  await keys.press("Enter");
  const done = message(here.jonas, "Done at");
  await expect(done).toContainText("🎉");
  await expect(done).not.toContainText("time:");
  await expect(done.getByRole("time").last()).toHaveAttribute("datetime", "2026-12-01T10:00:00Z");
  await keys.type("The **plan** is ||cake||, see ");
  await keys.press("Control+b");
  await keys.type("below");
  await keys.press("Shift+Enter");
  await keys.type("- flour");
  await keys.press("Shift+Enter");
  await keys.type("milk & <eggs> * 2");
  await expect(field.locator("li")).toHaveCount(2);
  await expectAccessible(here.mina, "a message being written");
  await keys.press("Alt+p");
  const preview = here.mina.getByRole("region", { name: "Preview" });
  await expect(preview.getByRole("listitem")).toHaveText(["flour", "milk & <eggs> * 2"]);
  await expect(preview).toBeFocused();
  await keys.press("Alt+p");
  await keys.press("Enter");
  const hers = message(here.jonas, "The plan is");
  await expect(hers.locator("strong")).toHaveText(["plan", "below"]);
  await expect(hers.getByRole("listitem")).toHaveText(["flour", "milk & <eggs> * 2"]);

  // What is hidden is shown to whoever asks, by keyboard too.
  const cover = hers.getByRole("button", { name: "Hidden. Show it" });
  await cover.focus();
  await here.jonas.keyboard.press("Enter");
  await expect(cover).toHaveCount(0);
  await expect(hers.getByText("cake")).toBeVisible();

  await field.press("ArrowUp");
  const editor = here.mina.getByRole("textbox", { name: "Edit message" });
  await expect(editor.locator("strong")).toHaveText(["plan", "below"]);
  await editor.press("Control+End");
  await keys.type(" and sugar");
  await keys.press("Enter");
  await expect(hers.getByRole("listitem")).toHaveText(["flour", "milk & <eggs> * 2 and sugar"]);
}

async function command(here: Team): Promise<void> {
  const field = composer(here.mina);
  await field.focus();
  await here.mina.keyboard.type("/to");
  await expect(here.mina.getByRole("option", { name: "/topic" })).toBeVisible();
  await here.mina.keyboard.press("Enter");
  await expect(here.mina.getByText("The new topic; - takes it away")).toBeVisible();
  await here.mina.keyboard.type("Ship on Friday");
  await here.mina.keyboard.press("Enter");
  await expect(here.jonas.getByText("Ship on Friday").first()).toBeVisible();
  await expect(field).toHaveText("");

  await here.mina.keyboard.type("/dance slowly");
  await here.mina.keyboard.press("Enter");
  await expect(here.mina.getByText("There is no command /dance")).toBeVisible();
  await expect(field).toHaveText("/dance slowly");

  await field.fill("//dance is no command");
  await here.mina.keyboard.press("Enter");
  await expect(message(here.jonas, "/dance is no command")).toBeVisible();
}

async function pastePage(here: Team): Promise<void> {
  const field = await richField(here.mina);
  await paste(
    field,
    "<p>Read <b>this</b> <script>1</script></p><p><a href='https://example.org/a'>there</a></p>",
    "Read this\nthere",
  );
  await expect(field.locator("strong")).toHaveText("this");
  await expect(field.locator("a")).toHaveText("there");
  await here.mina.keyboard.press("Control+z");
  await expect(field.locator("strong, a")).toHaveCount(0);
  await expectWritten(field, "Read thisthere");
  await here.mina.keyboard.press("Control+z");
  await expectWritten(field, "");

  await here.mina.keyboard.type("the plan");
  await here.mina.keyboard.press("Control+Shift+ArrowLeft");
  // The browser tells the field what is selected a moment later, and nobody pastes within that.
  await here.mina.evaluate(() => new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(told))));
  await paste(field, "", "https://example.org/plan");
  await expect(field.locator("a")).toHaveText("plan");
  await here.mina.keyboard.press("Enter");
  await expect(message(here.mina, "the plan").getByRole("link", { name: "plan" })).toHaveAttribute(
    "href",
    "https://example.org/plan",
  );

  await paste(field, "", "a line of many\n".repeat(400));
  await here.mina.getByRole("button", { name: "Make it a code block" }).click();
  await expect(field.locator("pre")).toContainText("a line of many");
  await here.mina.keyboard.press("Control+Enter");
  await expect(message(here.mina, "a line of many").getByRole("button", { name: "Show more" })).toBeVisible();
}

async function typeEarly(here: Team): Promise<void> {
  await here.mina.reload();
  const words = "The quick brown fox jumps over the lazy dog, and over the fence behind it, twice.";
  await composer(here.mina).pressSequentially(words, { delay: 12 });
  await richField(here.mina);
  await expectWritten(composer(here.mina), words);

  await here.mina.keyboard.press("Control+,");
  await here.mina.getByText("Enter sends a message").click();
  await here.mina.goBack();
  const field = await richField(here.mina);
  await expectWritten(field, words);
  await here.mina.keyboard.press("Control+End");
  await here.mina.keyboard.press("Enter");
  await here.mina.keyboard.type("Second line");
  await expect(field.locator("p")).toHaveCount(2);
  await here.mina.keyboard.press("Control+Enter");
  await expect(message(here.mina, "Second line")).toBeVisible();
}
