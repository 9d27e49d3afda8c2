import { expect, test } from "../journey.ts";
import { composer, expectWritten, message, messages, openChannel, say, team, write } from "./team.ts";

test("what one says is on the other's screen at once", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  await Promise.all([openChannel(here.mina, here), openChannel(here.jonas, here)]);
  await say(here.mina, "Are we ready to **ship**?");
  await expect(message(here.jonas, "Are we ready to ship?")).toBeVisible();
  await expect(message(here.jonas, "Are we ready to ship?").locator("strong")).toHaveText("ship");
  await say(here.jonas, "Nearly.");
  await expect(message(here.mina, "Nearly.")).toBeVisible();
  await expect(messages(here.mina).getByRole("article")).toHaveCount(2);
  await here.jonas.reload();
  await expect(messages(here.jonas).getByRole("article")).toHaveCount(2);
});

test("the other sees that one is typing", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  await Promise.all([openChannel(here.mina, here), openChannel(here.jonas, here)]);
  await say(here.jonas, "Are you there?");
  await expect(message(here.mina, "Are you there?")).toBeVisible();
  await composer(here.mina).pressSequentially("Hm");
  await expect(here.jonas.getByText("Mina is typing…")).toBeVisible();
  await composer(here.mina).press("Enter");
  await expect(here.jonas.getByText("Mina is typing…")).toBeHidden();
});

/** What people try: markup, protocols, attributes, and characters that hide them. */
const hostile = [
  "<img src=x onerror=document.title='taken'>",
  "<script>document.title='taken'</script>",
  "<svg onload=document.title='taken'></svg>",
  "<iframe srcdoc='<script>parent.document.title=1</script>'></iframe>",
  "[x](javascript:document.title='taken')",
  "[x](JaVaScRiPt:document.title='taken')",
  "[x](java\tscript:document.title='taken')",
  "[x](&#106;avascript:document.title='taken')",
  "[x](vbscript:x) [y](data:text/html,<script>1</script>) [z](file:///etc/passwd)",
  "![x](javascript:document.title='taken') ![y](http://127.0.0.1:9/pixel.png)",
  "<javascript:document.title='taken'>",
  "[x]: javascript:document.title='taken'\n\n[x]",
  "[a](<https://example.org/\" onmouseover=\"document.title='taken'>)",
  "```html onload=x\n</code></pre><script>document.title='taken'</script>\n```",
  "| <b>a</b> | [x](javascript:1) |\n|---|---|\n| <style>*{display:none}</style> | `</td>` |",
  "[@Somebody](person:not-an-id) [#x](channel:../../sign-in)",
  "[x](//evil.example/path) <https://user:pass@example.org>",
];

test("hostile text stays text", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  const asked: string[] = [];
  here.jonas.on("request", (request) => asked.push(request.url()));
  await openChannel(here.jonas, here);
  await write(here.mina, here, ...hostile, "the end");
  await expect(message(here.jonas, "the end")).toBeVisible();
  const body = messages(here.jonas).locator(".message-text");
  await expect(
    body.locator(
      "script, style, img, svg:not(.lucide), iframe, object, embed, form, base, link, [onload], [onerror], [onmouseover], [style]",
    ),
  ).toHaveCount(0);
  const addresses = await body
    .locator("a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(addresses.filter((address) => !/^(https?:\/\/|mailto:|tel:|\/[^/])/.test(address))).toEqual([]);
  expect(await here.jonas.title()).not.toContain("taken");
  // Nothing is fetched from elsewhere because somebody wrote its address.
  const { origin } = new URL(here.jonas.url());
  expect(asked.filter((url) => url.startsWith("http") && !url.startsWith(origin))).toEqual([]);
});

test("a message is edited with the Up key, and keeps its earlier text", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  await Promise.all([openChannel(here.mina, here), openChannel(here.jonas, here)]);
  await say(here.mina, "We ship on Thrusday");
  await expect(message(here.jonas, "Thrusday")).toBeVisible();
  await composer(here.mina).press("ArrowUp");
  const editor = here.mina.getByRole("textbox", { name: "Edit message" });
  await expectWritten(editor, "We ship on Thrusday");
  await editor.fill("We ship on Thursday");
  await editor.press("Enter");
  await expect(message(here.jonas, "We ship on Thursday")).toBeVisible();
  await message(here.jonas, "We ship on Thursday").getByRole("button", { name: "edited" }).click();
  await expect(here.jonas.getByRole("dialog").getByText("We ship on Thrusday", { exact: true })).toBeVisible();
});

test("a deleted message leaves a quiet line, and comes back", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  await Promise.all([openChannel(here.mina, here), openChannel(here.jonas, here)]);
  await say(here.mina, "Never mind");
  await expect(message(here.jonas, "Never mind")).toBeVisible();
  await message(here.mina, "Never mind").hover();
  await here.mina.getByRole("button", { name: "More actions" }).click();
  await here.mina.getByRole("menuitem", { name: "Delete message" }).click();
  await expect(message(here.jonas, "This message was deleted.")).toBeVisible();
  await here.mina.getByRole("button", { name: "Undo" }).click();
  await expect(message(here.jonas, "Never mind")).toBeVisible();
});

test("a reaction is seen by both, and taken back", async ({ openBrowser }) => {
  const here = await team(openBrowser);
  await write(here.mina, here, "Done");
  await Promise.all([openChannel(here.mina, here), openChannel(here.jonas, here)]);
  await message(here.jonas, "Done").hover();
  await here.jonas.getByRole("button", { name: "React with 👍" }).first().click();
  const pill = message(here.mina, "Done").getByRole("button", { name: /👍 1, Jonas Thiel/ });
  await expect(pill).toBeVisible();
  await pill.click();
  await expect(message(here.jonas, "Done").getByRole("button", { name: /👍 2/ })).toBeVisible();
  await message(here.jonas, "Done").getByRole("button", { name: /👍 2/ }).click();
  await expect(message(here.mina, "Done").getByRole("button", { name: /👍 1, you/ })).toBeVisible();
});
