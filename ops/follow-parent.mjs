// A killed npm must not leave the server running: npm and its shell die, and nobody tells the process below.
// So each process looks whether its parent is still there. Used by run.mjs, and preloaded into the process it starts.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Calls `gone` once when the process that started this one has ended. Does not keep the process alive. */
export function followParent(gone) {
  const parent = process.ppid;
  // Somebody who starts us without npm (`nohup node ops/run.mjs start &`) may want us to outlive the shell.
  if (!process.env.npm_lifecycle_event || parent <= 1) return;
  const npm = npmBehindShell(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && (npm === undefined || isAlive(npm))) return;
    clearInterval(timer);
    gone();
  }, 500);
  timer.unref();
}

/** npm runs a script through `sh -c`. When npm is killed hard, the shell stays and waits: npm itself is looked at. */
function npmBehindShell(shell) {
  try {
    const { parent, command } = processFacts(shell);
    return /^\S*sh\s+-c\s/.test(command) && command.includes("ops/run.mjs") ? parent : undefined;
  } catch {
    return undefined;
  }
}

function processFacts(pid) {
  if (process.platform === "win32") throw new Error("no shell to look behind");
  if (process.platform === "linux") {
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    const parent = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
    return { parent, command };
  }
  const text = execFileSync("ps", ["-o", "ppid=,command=", "-p", String(pid)], { encoding: "utf8" }).trim();
  const [, parent, command] = /^(\d+)\s+(.*)$/s.exec(text) ?? [];
  return { parent: Number(parent), command: command ?? "" };
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

if (import.meta.url.endsWith("?now")) followParent(() => process.kill(process.pid, "SIGTERM"));
