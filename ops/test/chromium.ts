import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const elsewhere = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The browser the journeys use: ATRIUM_CHROMIUM, or one that is installed; undefined leaves it to Playwright's own. */
export function findChromium(): string | undefined {
  const given = process.env["ATRIUM_CHROMIUM"];
  if (given) return given;
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...elsewhere].find((path) =>
    existsSync(path),
  );
}

/**
 * Sees to it that there is a browser: an installed one, Debian's package when we may install it, else Playwright's.
 * @returns what to tell the person when there is none, or undefined.
 */
export function provideChromium(playwright: string): string | undefined {
  const given = process.env["ATRIUM_CHROMIUM"];
  if (given) return existsSync(given) ? undefined : `ATRIUM_CHROMIUM: ${given} does not exist`;
  if (findChromium()) return undefined;
  console.log("Installing Chromium for the journeys…");
  if (installDebianPackage()) return undefined;
  const downloaded = spawnSync(process.execPath, [playwright, "install", "chromium"], { stdio: "inherit" });
  if (downloaded.status === 0) return undefined;
  return "The journeys need Chromium: install it (Debian: apt-get install chromium) or set ATRIUM_CHROMIUM to its path";
}

function installDebianPackage(): boolean {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args: string[]) => spawnSync("apt-get", ["-qq", ...args], { stdio: "ignore", env }).status === 0;
  const install = () => apt("install", "-y", "--no-install-recommends", "chromium");
  return (install() || (apt("update") && install())) && findChromium() !== undefined;
}
