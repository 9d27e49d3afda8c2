import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { buildWeb } from "../build-web.ts";
import { findChromium } from "../test/chromium.ts";
import { type Screen, screens } from "./screens.ts";

/**
 * `npm run pictures [-- WORD]`: a picture of every main screen (of those whose name contains the word), in both themes
 * and both sizes, with the content of the demo, in the folder `pictures/`. To be looked at by people.
 */
const root = join(import.meta.dirname, "..", "..");
const folder = join(root, "pictures");
const word = process.argv[2] ?? "";
const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
const themes = ["light", "dark"] as const;
type Size = keyof typeof sizes;

const data = mkdtempSync(join(tmpdir(), "atrium-pictures-"));
let server: ChildProcess | undefined;
try {
  if (!(await buildWeb())) process.exit(1);
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  server = await demo(port);
  const browser = await chromium.launch({
    ...(findChromium() ? { executablePath: findChromium() as string } : {}),
    args: [
      "--disable-dev-shm-usage",
      "--disable-quic",
      "--use-fake-device-for-media-stream",
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ],
  });
  const wanted = screens.filter((screen) => screen.name.includes(word));
  for (const size of Object.keys(sizes) as Size[])
    for (const theme of themes) {
      const context = await browser.newContext({
        baseURL: `http://localhost:${port}`,
        viewport: sizes[size],
        colorScheme: theme,
        hasTouch: size === "phone",
        isMobile: size === "phone",
        permissions: ["microphone"],
      });
      await takeAll(context, wanted, size, theme);
      await context.close();
    }
  await browser.close();
  console.log(`The pictures are in ${folder}`);
} finally {
  server?.kill("SIGTERM");
  if (server) await new Promise((done) => server?.once("close", done));
  rmSync(data, { recursive: true, force: true });
}

async function takeAll(context: BrowserContext, wanted: Screen[], size: Size, theme: string): Promise<void> {
  const page = await context.newPage();
  const places = await signIn(page);
  for (const { name, at, on, prepare } of wanted) {
    if (on && on !== size) continue;
    const address = at.replace(/\$(\w+)/g, (all, key: string) => places[key] ?? all);
    await page.goto(`/${places["slug"]}${address}`);
    await settle(page);
    // A screen that is not there yet, or an action that found nothing, is seen on the picture.
    await prepare?.(page).catch((error: unknown) => console.log(`${name}: ${String(error).split("\n")[0]}`));
    await settle(page);
    await page.screenshot({ path: join(folder, `${name}-${size}-${theme}.png`) });
    // What was written would follow its author as a draft.
    for (const key of ["Escape", "Control+a", "Delete"]) await page.keyboard.press(key);
  }
}

/** Signs in as the demo's owner; answers the workspace, a busy channel with a thread, one with files, and a direct message. */
async function signIn(page: Page): Promise<Record<string, string>> {
  await page.goto("/");
  await page.getByLabel("E-mail").fill("yara@northwind.example");
  await page.getByLabel("Password", { exact: true }).fill("northwind-demo");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/northwind/);
  const answer = async <T>(path: string): Promise<T> => (await (await page.request.get(`/api/v1${path}`)).json()) as T;
  const { workspaces } = await answer<{ workspaces: { workspace: { id: string; slug: string } }[] }>("/workspaces");
  const { id, slug } = workspaces[0]?.workspace ?? { id: "", slug: "" };
  type Mine = { channel: { id: string; name: string; kind: string } };
  const { items } = await answer<{ items: Mine[] }>(`/workspaces/${id}/my-channels`);
  const named = (name: string) => items.find((mine) => mine.channel.name === name)?.channel.id ?? "";
  const [channel, files] = [named("release-4"), named("offsite-2027")];
  const direct = items.find((mine) => mine.channel.kind === "direct")?.channel.id ?? "";
  type Said = { id: string; thread: object | null; parts: { files?: object[] } };
  const saidIn = async (where: string): Promise<Said[]> =>
    (await answer<{ messages: Said[] }>(`/workspaces/${id}/channels/${where}/messages?limit=200`)).messages;
  const thread = (await saidIn(channel)).findLast((message) => message.thread)?.id ?? "";
  const pictures = (await saidIn(files)).findLast((message) => message.parts.files)?.id ?? "";
  return { slug, channel, direct, thread, files, pictures };
}

/** Until nothing moves and nothing loads. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState("load");
  await page.waitForTimeout(900);
}

async function demo(port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(root, "server/demo-command.ts")], {
    cwd: root,
    env: { ...process.env, PORT: String(port), ATRIUM_DATA: data },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ready = async () => (await fetch(`http://localhost:${port}/health/ready`).catch(() => undefined))?.ok === true;
  let filled = false;
  child.stdout.on("data", (chunk: Buffer) => {
    filled ||= chunk.toString().includes("yara@northwind.example");
  });
  for (let tries = 0; tries < 600 && !(filled && (await ready())); tries += 1) {
    if (child.exitCode !== null) throw new Error("the demo ended");
    await new Promise((done) => setTimeout(done, 200));
  }
  return child;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, "localhost", done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  return typeof address === "object" && address ? address.port : 0;
}
