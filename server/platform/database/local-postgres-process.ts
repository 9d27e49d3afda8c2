import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readlinkSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { localPostgresBinaries } from "./local-postgres-binaries.ts";

/** The process id of the PostgreSQL that serves this cluster now, or undefined. */
export function clusterProcess(cluster: string): number | undefined {
  let pid: number;
  try {
    pid = Number.parseInt(readFileSync(join(cluster, "postmaster.pid"), "utf8"), 10);
  } catch {
    return undefined;
  }
  return pid > 0 && isAlive(pid) && serves(pid, cluster) ? pid : undefined;
}

/**
 * Stops it the fast way: connections are cut, everything is written. When that takes longer than 30 s it is stopped
 * at once instead; PostgreSQL then recovers from its log at the next start and no commit is lost.
 */
export async function stopClusterProcess(pid: number, cluster: string): Promise<void> {
  signal(pid, cluster, "fast");
  if (await hasEnded(pid, 30_000)) return;
  signal(pid, cluster, "immediate");
  if (await hasEnded(pid, 10_000)) return;
  throw new Error(`PostgreSQL (process ${pid}) does not stop`);
}

function signal(pid: number, cluster: string, mode: "fast" | "immediate"): void {
  if (process.platform === "win32") {
    spawnSync(localPostgresBinaries().pgCtl, ["stop", "-D", cluster, "-m", mode, "-W"], { stdio: "ignore" });
    return;
  }
  try {
    process.kill(pid, mode === "fast" ? "SIGINT" : "SIGQUIT");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

async function hasEnded(pid: number, milliseconds: number): Promise<boolean> {
  const until = Date.now() + milliseconds;
  while (isAlive(pid)) {
    if (Date.now() > until) return false;
    await sleep(5);
  }
  return true;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  return !isZombie(pid);
}

/** A postmaster whose parent was killed and is not reaped yet answers signals but serves nobody. */
function isZombie(pid: number): boolean {
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

/** Process ids are reused: a postmaster is known by its working folder (Linux) or its arguments. */
function serves(pid: number, cluster: string): boolean {
  if (existsSync(`/proc/${pid}/cwd`) || process.platform === "linux") {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
    } catch {
      return false;
    }
  }
  if (process.platform === "win32") return true;
  return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout.includes(cluster);
}
