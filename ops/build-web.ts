import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { precompress } from "./precompress.ts";
import { hashFiles, listFiles } from "./source-files.ts";

const root = join(import.meta.dirname, "..");
const dist = join(root, "web", "dist");

/**
 * Builds the web app into web/dist, each file with its .br and .gz beside it, unless its sources are the ones of the
 * last build. The new build replaces the old one only when complete, so a running server never serves half of one.
 * @returns false when the build failed; what is wrong has been printed.
 */
export async function buildWeb(): Promise<boolean> {
  if (!existsSync(join(root, "web", "main.tsx"))) {
    console.error("web/main.tsx is missing: starting without the web app");
    return true;
  }
  const sources = hashFiles(root, [...listFiles(root, "web"), ...listFiles(root, "contract"), "package-lock.json"]);
  const stamp = join(dist, ".sources");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return true;
  console.error("Building the web app…");
  const fresh = join(root, "web", `dist.${process.pid}`);
  try {
    const { code, output } = await viteBuild(fresh);
    if (code !== 0) {
      console.error(`${output}\nThe web app could not be built: see above.`);
      return false;
    }
    await precompress(fresh, dist);
    mkdirSync(fresh, { recursive: true });
    writeFileSync(join(fresh, ".sources"), sources);
    replace(fresh);
    return true;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function viteBuild(outDir: string): Promise<{ code: number | null; output: string }> {
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const args = [vite, "build", "--outDir", outDir, "--emptyOutDir", "--logLevel", "warn"];
  const child = spawn(process.execPath, args, { cwd: join(root, "web"), stdio: ["ignore", "pipe", "pipe"] });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
  return new Promise((done, failed) => {
    child.once("error", failed);
    child.once("close", (code) => done({ code, output: Buffer.concat(chunks).toString().trim() }));
  });
}

function replace(fresh: string): void {
  const old = `${fresh}.old`;
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(fresh, dist);
  rmSync(old, { recursive: true, force: true });
}
