import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Benchmark, Figures } from "./bench-command.ts";

/**
 * `npm run import` as people run it, into an empty data folder on the disk: its own process, its own PostgreSQL that
 * waits for the disk at every commit. Then once more, when everything is there. The file is a real conversation of
 * 200,288 messages (Kummerfeld et al., CC-BY-4.0) that is not part of the project; another one may be named.
 */
export const run: Benchmark["run"] = async ({ say, args }) => {
  const file = args[0] ?? join(import.meta.dirname, "..", "..", "shared", "data", "irc-slack-export.zip");
  if (!existsSync(file)) throw new Error(`${file} is missing: name a Slack export, npm run bench -- import FILE`);
  const folder = mkdtempSync(join(tmpdir(), "atrium-bench-import-"));
  try {
    const first = await runImport(file, folder, say);
    const again = await runImport(file, folder, say);
    return {
      messages: first.added,
      seconds: first.seconds,
      per_s: Math.round(first.added / first.seconds),
      peak_mb: first.peak,
      cpu_s: first.cpu,
      again_added: again.added,
      again_seconds: again.seconds,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

type Run = { added: number; seconds: number; peak: number; cpu: number };

async function runImport(file: string, folder: string, say: (line: string) => void): Promise<Run> {
  const command = join(import.meta.dirname, "..", "server", "import-command.ts");
  const child = spawn(process.execPath, [command, "slack", file, "--json"], {
    env: { ...process.env, ATRIUM_DATA: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let last = "";
  createInterface({ input: child.stdout }).on("line", (line) => (last = line));
  createInterface({ input: child.stderr }).on("line", say);
  let spent = { peak: 0, cpu: 0 };
  const watch = setInterval(() => (spent = spentBy(child.pid) ?? spent), 200);
  const code = await new Promise<number | null>((done) => child.once("close", done));
  clearInterval(watch);
  if (code !== 0) throw new Error(`the import ended with ${code}`);
  const { added, seconds } = JSON.parse(last) as Figures & { added: number; seconds: number };
  return { added, seconds, ...spent };
}

/** The most memory the process has had (MB) and the processor time it has used (s); Linux only. */
function spentBy(pid: number | undefined): { peak: number; cpu: number } | undefined {
  try {
    const peak = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    const ticks = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    // One that has just ended has no memory any more.
    if (!peak) return undefined;
    return { peak: Math.round(Number(peak) / 1024), cpu: (Number(ticks[11]) + Number(ticks[12])) / 100 };
  } catch {
    return undefined;
  }
}
