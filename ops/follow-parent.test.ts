import { spawn } from "node:child_process";
import { pathToFileURL } from "node:url";
import { afterEach, expect, test } from "vitest";

const guard = pathToFileURL(`${import.meta.dirname}/follow-parent.mjs`).href;
// A parent that starts a server-like child which says its process id, and `stopped` when it is told to stop.
const child = `
  process.on("SIGTERM", () => { console.log("stopped"); process.exit(); });
  console.log(process.pid); setInterval(() => {}, 1000);`;
const parent = `
  import { spawn } from "node:child_process";
  spawn(process.execPath, ["--import=${guard}?now", "-e", ${JSON.stringify(child)}], { stdio: "inherit" });
  setInterval(() => {}, 1000);`;

let running: number[] = [];
afterEach(() => {
  for (const pid of running) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // Ended, as it should.
    }
  }
  running = [];
});

/** Starts the two, kills the parent hard and answers what the child said until it ended, or in this time. */
async function killParent(env: Record<string, string>, milliseconds: number): Promise<string> {
  const { npm_lifecycle_event: _, ...rest } = process.env;
  const top = spawn(process.execPath, ["--input-type=module", "-e", parent], {
    env: { ...rest, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const said: string[] = [];
  const first = new Promise<void>((done) =>
    top.stdout.on("data", (text: Buffer) => {
      said.push(text.toString().trim());
      done();
    }),
  );
  await first;
  running = [Number(said[0]), top.pid ?? 0];
  const closed = new Promise((done) => top.stdout.once("close", done));
  top.kill("SIGKILL");
  await Promise.race([closed, new Promise((done) => setTimeout(done, milliseconds))]);
  return said.slice(1).join();
}

test("a server started by npm stops in order when npm is killed", async () => {
  expect(await killParent({ npm_lifecycle_event: "start" }, 30_000)).toBe("stopped");
});

test("a server started without npm outlives the shell that started it", async () => {
  expect(await killParent({}, 2_000)).toBe("");
});
