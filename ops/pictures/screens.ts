import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";

/** A picture to take: where, and what is done there first. `on`: only on that size. */
export type Screen = { name: string; at: string; on?: "desktop" | "phone"; prepare?: (page: Page) => Promise<void> };

const press =
  (...keys: string[]) =>
  async (page: Page) => {
    for (const key of keys) await page.keyboard.press(key);
  };
const click = (role: "button" | "link" | "menuitem" | "tab", name: string | RegExp) => (page: Page) =>
  page.getByRole(role, { name }).first().click();
/** Over the newest message, so that what floats above it shows. */
const overMessage = (page: Page) => page.getByRole("article").last().hover();
const then =
  (...steps: ((page: Page) => Promise<void>)[]) =>
  async (page: Page) => {
    for (const step of steps) await step(page);
  };
const ownMenu = click("button", /^You: /);
const quietHours = async (page: Page) => {
  const week = page.getByRole("switch", { name: "Be left in peace every week" });
  if (!(await week.isChecked())) await week.press("Space");
  await page.getByRole("heading", { name: "Quiet hours" }).evaluate((heading) => heading.scrollIntoView());
};
const readers = async (page: Page) => {
  await page.getByRole("article").last().focus();
  await page.keyboard.press("Shift+V");
};
const record = async (page: Page) => {
  await page.getByRole("button", { name: "Record a voice message" }).click();
  await page
    .getByRole("timer")
    .filter({ hasText: /0:0[2-9]/ })
    .waitFor();
};
const listen = then(record, click("button", "Stop and listen"));
const reloadWhileSpeaking = then(record, async (page) => {
  await page.reload();
  await page.getByText(/was not sent$/).waitFor();
});
const write = (text: string) => async (page: Page) => {
  await page.getByRole("textbox", { name: /^Message / }).click();
  await page.keyboard.type(text);
};

const openPicture = click("button", /^Open the picture/);
/** Chooses files of the demo; on a phone what kind of them comes first. */
const attach = async (page: Page) => {
  const asked = page.waitForEvent("filechooser");
  await click("button", "Attach files")(page);
  const files = page.getByRole("menuitem", { name: "Files" });
  await Promise.race([asked, files.click()]);
  const demo = join(import.meta.dirname, "../../server/demo/files");
  await (await asked).setFiles(readdirSync(demo).map((name) => join(demo, name)));
};

const demoFile = (name: string) => join(import.meta.dirname, "../../server/demo/files", name);
const cutEmoji = async (page: Page) => {
  await page.getByLabel("Picture", { exact: true }).setInputFiles(demoFile("the-cannery.webp"));
  await page.getByRole("button", { name: "Use this part" }).scrollIntoViewIfNeeded();
};
/** The page somebody without an account sees. */
const openLink = async (page: Page) => {
  await then(click("button", "More for offsite-plan.pdf"), click("menuitem", "Share by a link"))(page);
  await click("button", "Make a link")(page);
  const address = await page.getByRole("textbox", { name: "Link", exact: true }).inputValue();
  await page.goto(new URL(address).pathname);
};
const openDeadLink = async (page: Page) => {
  await page.goto(`/f/${"a".repeat(43)}`);
};

/** Every main screen; `$channel`, `$direct`, `$thread`, `$files` and the message `$pictures` in it stand for such places of the demo's workspace. */
export const screens: Screen[] = [
  { name: "sidebar", at: "", on: "phone" },
  { name: "channel", at: "/c/$channel" },
  { name: "channel-hover", at: "/c/$channel", on: "desktop", prepare: overMessage },
  { name: "thread", at: "/c/$channel?thread=$thread" },
  { name: "direct", at: "/c/$direct" },
  { name: "composer-menu", at: "/c/$channel", prepare: write("Hello @") },
  { name: "composer-commands", at: "/c/$channel", prepare: write("/") },
  { name: "composer-formats", at: "/c/$channel", prepare: write("A **bold** word and `code`, ") },
  { name: "voice-recording", at: "/c/$channel", prepare: record },
  { name: "voice-ready", at: "/c/$channel", prepare: listen },
  { name: "voice-not-sent", at: "/c/$channel", prepare: reloadWhileSpeaking },
  { name: "message-files", at: "/c/$files?m=$pictures" },
  { name: "lightbox", at: "/c/$files?m=$pictures", prepare: openPicture },
  { name: "lightbox-pdf", at: "/c/$files?m=$pictures", prepare: click("button", /^offsite-plan/) },
  { name: "composer-files", at: "/c/$files", prepare: attach },
  { name: "details", at: "/c/$channel?details=about", on: "desktop" },
  { name: "find", at: "/c/$channel", prepare: press("Control+k") },
  { name: "shortcuts", at: "/c/$channel", on: "desktop", prepare: press("Control+/") },
  { name: "files", at: "/files" },
  { name: "files-folder", at: "/files?in=workspace", prepare: click("button", "New folder") },
  { name: "files-person", at: "/files", prepare: click("button", /^Person:/) },
  { name: "file-gone", at: "/files/nothing" },
  { name: "link-page", at: "/files", prepare: openLink },
  { name: "link-page-gone", at: "", prepare: openDeadLink },
  { name: "files-of-channel", at: "/c/$channel?files=all" },
  { name: "search-files", at: "/search?q=plan&tab=files" },
  { name: "people", at: "/people" },
  { name: "inbox", at: "/inbox" },
  { name: "threads", at: "/threads" },
  { name: "unreads", at: "/unreads" },
  { name: "mentions", at: "/mentions" },
  { name: "later", at: "/later" },
  { name: "drafts", at: "/drafts" },
  { name: "search", at: "/search?q=release" },
  { name: "search-empty", at: "/search" },
  { name: "preferences", at: "/preferences" },
  { name: "preferences-quiet", at: "/preferences", prepare: quietHours },
  { name: "settings", at: "/settings" },
  { name: "settings-members", at: "/settings?tab=members" },
  { name: "settings-emoji", at: "/settings?tab=emoji" },
  { name: "settings-emoji-cut", at: "/settings?tab=emoji", prepare: cutEmoji },
  { name: "settings-storage", at: "/settings?tab=storage" },
  { name: "settings-groups", at: "/settings?tab=groups" },
  { name: "settings-audit", at: "/settings?tab=audit" },
  { name: "settings-deleted-channels", at: "/settings?tab=deleted-channels" },
  { name: "own-menu", at: "/c/$channel", prepare: ownMenu },
  { name: "own-status", at: "/c/$channel", prepare: then(ownMenu, click("menuitem", /status/)) },
  { name: "own-quiet", at: "/c/$channel", prepare: then(ownMenu, click("menuitem", "Do not disturb…")) },
  { name: "readers", at: "/c/$channel", prepare: readers },
  { name: "nothing-here", at: "/nothing-here" },
];
