import type { Page } from "@playwright/test";
import { png } from "../../server/testing/pictures.ts";
import { expectAccessible } from "../expect-accessible.ts";
import { fingersOn } from "../files/fingers.ts";
import { expect, test } from "../journey.ts";
import { saidInEveryRecording } from "../journey-server.ts";
import { composer, message, openChannel, type Team, team } from "./team.ts";

test("what one says and shows is heard, read and looked at, with keys and with fingers", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  await here.mina.context().grantPermissions(["microphone"]);
  await Promise.all([openChannel(here.mina, here), openChannel(here.jonas, here)]);
  const { step } = test;
  await step("a voice message is recorded and sent, and kept when the page goes", () => record(here));
  await step("the other hears it, faster and by keyboard, and reads it", () => hear(here));
  await step("a pasted picture is described and sent without words", () => attachPicture(here));
  await step("the picture is looked at on a phone, by keyboard and with fingers", () => lookAtPicture(here));
  await step("a file is taken off a message, and put back", () => removeFile(here));
});

async function record({ mina }: Team): Promise<void> {
  await composer(mina).fill("About tomorrow");
  await mina.keyboard.press("Alt+Shift+V");
  const made = mina.getByRole("region", { name: "New voice message" });
  // Two seconds or more, on a machine that is busy.
  await expect(made.getByRole("timer")).toHaveText(/^0:(?:0[2-9]|[1-5]\d)$/);
  await made.getByRole("button", { name: "Pause" }).click();
  await expectAccessible(mina, "recording a voice message");
  await made.getByRole("button", { name: "Go on recording" }).click();
  await mina.keyboard.press("Alt+Shift+V");
  await expect(made.getByRole("group", { name: /^Your recording, 0:\d\d$/ })).toBeVisible();
  await made.getByRole("button", { name: "Send the voice message" }).click();
  await expect(made).toBeHidden();
  await expect(composer(mina)).toBeFocused();

  // What is being said when the page goes is offered when it is back.
  await mina.keyboard.press("Alt+Shift+V");
  await expect(made.getByRole("timer")).toHaveText(/^0:(?:0[4-9]|[1-5]\d)$/);
  await mina.reload();
  await expect(made.getByText(/^A recording of 0:\d\d was not sent$/)).toBeVisible();
  await expect(made.getByRole("group", { name: /^Your recording, 0:\d\d$/ })).toBeVisible();
  await made.getByRole("button", { name: "Throw the recording away" }).click();
  await expect(made).toBeHidden();
}

async function hear({ jonas }: Team): Promise<void> {
  const his = message(jonas, "About tomorrow");
  await expect(his.getByRole("group", { name: /^Voice message from Mina Kaplan, 0:\d\d$/ })).toBeVisible();
  await expect(his.getByText("Not heard yet")).toBeAttached();
  await expect(his.getByText(saidInEveryRecording)).toBeVisible();
  await his.getByRole("button", { name: "Speed: 1 times" }).focus();
  await jonas.keyboard.press("Enter");
  await jonas.keyboard.press("Enter");
  await expect(his.getByRole("button", { name: "Speed: 1.5 times" })).toBeFocused();
  const position = his.getByRole("slider", { name: "Position" });
  await position.focus();
  await jonas.keyboard.press("Space");
  await expect(his.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  await expect(his.getByText("Not heard yet")).toHaveCount(0);
  await jonas.keyboard.press("Space");
  await jonas.keyboard.press("End");
  await expect(position).toHaveAttribute("aria-valuenow", /^[1-9]\d*$/);
  await jonas.keyboard.press("Home");
  await expect(position).toHaveAttribute("aria-valuenow", "0");
  await expectAccessible(jonas, "a voice message");
  // How fast is remembered. From here on he is on a phone.
  await jonas.setViewportSize({ width: 390, height: 844 });
  await jonas.reload();
  await expect(his.getByRole("button", { name: "Speed: 1.5 times" })).toBeVisible();
}

async function attachPicture({ mina }: Team): Promise<void> {
  // Files are taken once the field with formatting stands, and what it attaches with has come.
  await expect(composer(mina)).toHaveAttribute("aria-multiline", "true");
  await expect(mina.getByRole("button", { name: "Attach files" })).toBeVisible();
  await composer(mina).focus();
  await paste(mina, "stand.png", "image/png", png(640, 400));
  await mina.getByRole("button", { name: "Alt text of stand.png" }).click();
  await mina.getByRole("textbox", { name: "Description" }).fill("The stand seen from the door");
  await mina.getByRole("button", { name: "Save" }).click();
  await paste(mina, "plan.txt", "text/plain", Buffer.from("one\ntwo"));
  await expect(mina.getByRole("list", { name: "Attached files" }).getByRole("listitem")).toHaveCount(2);
  await expectAccessible(mina, "files in the composer");
  await composer(mina).press("Enter");
}

async function lookAtPicture({ jonas }: Team): Promise<void> {
  const picture = jonas.getByRole("img", { name: "The stand seen from the door" });
  await expect(picture).toBeVisible();
  const wide = await jonas.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await jonas.getByRole("button", { name: /^Open the picture stand\.png/ }).press("Enter");
  const box = jonas.getByRole("dialog", { name: "stand.png" });
  await expect(box).toBeVisible();
  await expectAccessible(jonas, "a picture over everything");
  const percent = box.getByRole("button", { name: /show the whole picture/ });
  const whole = await percent.innerText();
  await jonas.keyboard.press("+");
  await expect(percent).not.toHaveText(whole);
  await jonas.keyboard.press("0");
  await expect(percent).toHaveText(whole);

  const fingers = await fingersOn(jonas);
  const shown = box.getByRole("img").last();
  await fingers.spread(shown);
  await expect(percent).not.toHaveText(whole);
  await jonas.keyboard.press("0");
  await expect(percent).toHaveText(whole);
  await fingers.swipe(shown, { x: -150, y: 5 });
  await expect(jonas.getByRole("dialog", { name: "plan.txt" })).toBeVisible();
  await jonas.keyboard.press("ArrowLeft");
  await expect(percent).toHaveText(whole);
  await fingers.swipe(shown, { x: 5, y: 200 });
  await expect(jonas.getByRole("dialog")).toHaveCount(0);
  expect(await offered(jonas, "Files")).toEqual({ accept: "", capture: null, multiple: true });
  expect(await offered(jonas, "Photos and videos")).toEqual({
    accept: "image/*,video/*",
    capture: null,
    multiple: true,
  });
  expect(await offered(jonas, "Take a photo")).toEqual({ accept: "image/*", capture: "environment", multiple: false });
}

async function removeFile({ mina }: Team): Promise<void> {
  await mina.getByRole("button", { name: "More for plan.txt" }).click();
  await mina.getByRole("menuitem", { name: "Remove file" }).click();
  await expect(mina.getByRole("link", { name: "Download plan.txt" })).toHaveCount(0);
  await mina.getByRole("button", { name: "Undo" }).click();
  await expect(mina.getByRole("link", { name: "Download plan.txt" })).toBeVisible();
  await expectAccessible(mina, "a message with files");
}

/** Pastes a file into what has the focus. */
const paste = (page: Page, name: string, type: string, bytes: Buffer) =>
  composer(page).evaluate(
    (field, file) => {
      const clipboardData = new DataTransfer();
      const content = Uint8Array.from(atob(file.bytes), (letter) => letter.charCodeAt(0));
      clipboardData.items.add(new File([content], file.name, { type: file.type }));
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    { name, type, bytes: bytes.toString("base64") },
  );

/** What a phone is asked to open by an entry of the menu. */
async function offered(page: Page, entry: string) {
  await page.getByRole("button", { name: "Attach files" }).click();
  const asked = page.waitForEvent("filechooser");
  await page.getByRole("menuitem", { name: entry }).click();
  const input = (await asked).element();
  return input.evaluate((it) => {
    const field = it as HTMLInputElement;
    return { accept: field.accept, capture: field.getAttribute("capture"), multiple: field.multiple };
  });
}
