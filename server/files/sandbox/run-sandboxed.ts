import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setPriority } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { madeOf } from "./made-of.ts";
import type { Made, SandboxTask } from "./sandbox-task.ts";

const root = join(import.meta.dirname, "../../..");
const mostSeconds = 60;

/**
 * Does something with a stranger's file in a process of its own: decoders are where hostile files do harm. It has no
 * settings and no keys, reads our code and no other file, opens no process, lives for one file, a minute at most and never
 * longer than this process, and its memory is bounded; when it dies, a preview is missing and nothing else. When there is nothing to do, it is not
 * there, and the memory that decoding took is given back.
 * @returns undefined when the file is broken, or more than it may be.
 * @throws Error when it took too long or the process could not be had: that may be otherwise another time.
 */
export async function runSandboxed(
  task: SandboxTask,
  bytes: AsyncIterable<Buffer> | Iterable<Buffer>,
  { seconds = mostSeconds }: { seconds?: number } = {},
): Promise<Made | undefined> {
  const child = start(task, seconds);
  const ended = once(child, "close");
  ended.catch(() => undefined);
  let made: Made | undefined;
  child.on("message", (message) => {
    made = madeOf(message);
  });
  let isLate = false;
  // A decoder that never comes back does not outlive the server either.
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const timer = setTimeout(() => {
    isLate = true;
    kill();
  }, seconds * 1000);
  try {
    await feed(child, bytes);
    await ended;
  } finally {
    clearTimeout(timer);
    process.off("exit", kill);
    kill();
  }
  if (isLate) throw new Error(`${task}: not done within ${seconds} seconds`);
  return made;
}

function start(task: SandboxTask, seconds: number): ChildProcess {
  const code = ["node_modules", "server", "contract", "package.json"].map(
    (name) => `--allow-fs-read=${join(root, name)}`,
  );
  const child = spawn(
    process.execPath,
    [
      "--no-warnings",
      "--permission",
      "--allow-addons",
      "--allow-worker",
      ...code,
      "--max-old-space-size=384",
      join(import.meta.dirname, "sandbox.ts"),
      task,
      String(process.pid),
      // Should this process be killed meanwhile, the child ends by itself, and later than we would have ended it.
      String(seconds + 5),
    ],
    { env: {}, serialization: "advanced", stdio: ["pipe", "ignore", "ignore", "ipc"] },
  );
  try {
    // Whoever is waiting for an answer comes first.
    if (child.pid !== undefined) setPriority(child.pid, 10);
  } catch {
    // Not everywhere allowed, and nothing depends on it.
  }
  return child;
}

/** A child that had enough before the end is no failure of ours; bytes that cannot be read are. */
async function feed(child: ChildProcess, bytes: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void> {
  const failed = new Promise<never>((_, reject) => child.once("error", reject));
  let isUnread: unknown;
  const source = async function* () {
    try {
      yield* bytes;
    } catch (error) {
      isUnread = error ?? new Error("the bytes could not be read");
      throw error;
    }
  };
  try {
    if (child.stdin) await Promise.race([pipeline(source, child.stdin), failed]);
  } catch (error) {
    if (isUnread !== undefined || child.pid === undefined) throw error;
  }
}
