// Every `npm` command starts here: `node ops/run.mjs <command> [arguments]`.
//
// A fresh clone has nothing but npm and perhaps an old Node, so this file and what it imports are plain JavaScript
// for Node 18. It installs what the lock says, then runs the command's TypeScript on the Node that was installed.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import * as nodeModule from "node:module";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { followParent } from "./follow-parent.mjs";
import { install } from "./install.mjs";

const commands = {
  start: "ops/start.ts",
  dev: "ops/dev.ts",
  demo: "ops/demo.ts",
  import: "server/import-command.ts",
  "rotate-key": "server/rotate-key-command.ts",
  bench: "bench/bench-command.ts",
  pictures: "ops/pictures/pictures-command.ts",
  trial: "ops/trials/trial-command.ts",
  test: "ops/test/test-command.ts",
  check: "ops/check/check-command.ts",
  format: "ops/format.ts",
};

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");
const cache = join(root, "node_modules", ".cache", "compile");

try {
  await run(process.argv[2], process.argv.slice(3));
} catch (error) {
  console.error(error.expected ? error.message : error);
  process.exit(error.exitCode ?? 1);
}

async function run(name, args) {
  const target = commands[name] && join(root, commands[name]);
  if (!target) throw expected(`usage: npm run ${Object.keys(commands).join(" | npm run ")}`);
  const node = await install(root);
  if (!existsSync(target)) throw expected(`npm run ${name}: ${commands[name]} does not exist`);
  process.chdir(root);
  // The tools' own scripts say `env node`: they shall find the same Node.
  process.env.PATH = [dirname(node), join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter);
  // Colours in a file or a pipe are noise, and hide the lines a machine looks for.
  if (!process.stdout.isTTY) process.env.NO_COLOR ??= "1";
  process.env.NODE_COMPILE_CACHE = cache;
  if (node === process.execPath) await runHere(target, args);
  else runThere(node, target, args);
}

/** After the first install npm's scripts already run on the installed Node: no second process is needed. */
async function runHere(target, args) {
  followParent(() => process.kill(process.pid, "SIGTERM"));
  nodeModule.enableCompileCache?.(cache);
  process.argv = [process.execPath, target, ...args];
  await import(pathToFileURL(target).href);
}

function runThere(node, target, args) {
  const guard = pathToFileURL(join(root, "ops", "follow-parent.mjs")).href;
  const child = spawn(node, [`--import=${guard}?now`, target, ...args], { stdio: "inherit" });
  const forward = (signal) => child.kill(signal);
  // In a terminal Ctrl-C reaches the child too; the drain must not be told twice.
  process.on("SIGINT", () => process.stdin.isTTY || forward("SIGINT"));
  process.on("SIGTERM", forward);
  process.on("SIGHUP", forward);
  followParent(() => forward("SIGTERM"));
  child.on("error", (error) => {
    console.error(`${node} does not start: ${error.message}`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => {
    process.removeAllListeners(signal ?? "");
    if (signal) process.kill(process.pid, signal);
    process.exit(code ?? 1);
  });
}

function expected(message) {
  return Object.assign(new Error(message), { expected: true, exitCode: 2 });
}
