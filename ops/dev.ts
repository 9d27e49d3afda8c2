import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

/**
 * `npm run dev`: the server, restarted when a file of it changes, and Vite in front of the web app's sources (its
 * address is the one to open; it passes /api on). When one of the two ends, so does the other.
 */
const children: ChildProcess[] = [
  spawn(process.execPath, ["--watch", "--watch-preserve-output", "server/main.ts"], { cwd: root, stdio: "inherit" }),
  spawn(process.execPath, [join(root, "node_modules", "vite", "bin", "vite.js")], {
    cwd: join(root, "web"),
    stdio: "inherit",
  }),
];

let stopping = false;
function stop(code: number): void {
  if (stopping) return;
  stopping = true;
  process.exitCode = code;
  for (const child of children) child.kill("SIGTERM");
}

for (const child of children) child.once("exit", (code) => stop(code ?? 0));
process.on("SIGINT", () => stop(0));
process.on("SIGTERM", () => stop(0));
