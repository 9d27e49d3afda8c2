import { type ChildProcess, execFile } from "node:child_process";
import { access, constants, readFile } from "node:fs/promises";
import { setPriority } from "node:os";
import { delimiter, join } from "node:path";

const found = new Map<string, Promise<string | undefined>>();

/** Where a program of this machine is; undefined when it is not installed. Looked for once. */
export function programPath(name: string): Promise<string | undefined> {
  const path = found.get(name) ?? look(name);
  found.set(name, path);
  return path;
}

async function look(name: string): Promise<string | undefined> {
  const file = process.platform === "win32" ? `${name}.exe` : name;
  for (const folder of (process.env["PATH"] ?? "").split(delimiter).filter(Boolean)) {
    const path = join(folder, file);
    if (
      await access(path, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return path;
  }
  return undefined;
}

const mostSeconds = 40;
const mostOutput = 64 * 1024 * 1024;

/** Resident memory, where the system tells: a bound on one allocation is none on a thousand of them. */
const mostMemory = 768 * 1024 * 1024;
const pageBytes = 4096;

/**
 * What a program says, without our settings around it; undefined when it fails, takes long, says too much, or grows
 * larger than it may.
 */
export function runProgram(path: string, options: readonly string[]): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const child = execFile(
      path,
      options,
      {
        env: {},
        encoding: "buffer",
        timeout: mostSeconds * 1000,
        killSignal: "SIGKILL",
        maxBuffer: mostOutput,
        windowsHide: true,
      },
      (error, output) => {
        clearInterval(watch);
        resolve(error ? undefined : output);
      },
    );
    const watch = setInterval(() => void endWhenLarge(child), 100);
    try {
      // Whoever is waiting for an answer comes first.
      if (child.pid !== undefined) setPriority(child.pid, 10);
    } catch {
      // Not everywhere allowed, and nothing depends on it.
    }
  });
}

/** proc(5); where it cannot be known, or the process has ended, nothing is done. */
async function endWhenLarge(child: ChildProcess): Promise<void> {
  const text = await readFile(`/proc/${child.pid}/statm`, "utf8").catch(() => "");
  if (Number(text.split(" ")[1] ?? 0) * pageBytes > mostMemory) child.kill("SIGKILL");
}
