import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type PostgresAccount, postgresAccount } from "./local-postgres-account.ts";
import { localPostgresBinaries, type PostgresBinaries } from "./local-postgres-binaries.ts";
import { clusterProcess, stopClusterProcess } from "./local-postgres-process.ts";

/** A running PostgreSQL of our own. */
export type LocalPostgres = {
  /** Connection string of the superuser `atrium` on the database `postgres`. */
  url: string;
  pid: number;
  /** Stops it in order (connections are cut, everything is written); may be called twice. */
  stop(): Promise<void>;
};

export type LocalPostgresOptions = {
  /** Everything PostgreSQL keeps: cluster, password, log. Only one process may use it: see `lockDataFolder`. */
  folder: string;
  log?: (line: string) => void;
  /** Called when PostgreSQL ends without `stop()` having been called. */
  onLost?: (reason: string) => void;
  /** PostgreSQL settings that replace ours, for tests only (`fsync: "off"`). */
  settings?: Record<string, string>;
  /** The port it must have, so that who knows its address finds it again; a free one unless told. */
  port?: number;
};

// Modest memory for a machine that runs everything; errors of single statements stay out of the log because they
// carry people's data. Durability is PostgreSQL's default, all on.
const defaultSettings: Record<string, string> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "60",
  shared_buffers: "128MB",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_min_messages: "log",
  log_checkpoints: "off",
};

/**
 * Starts PostgreSQL on 127.0.0.1 with a random port and password, creating the cluster the first time.
 * A server left behind by a killed process is stopped in order first. Guarantees: reachable from this machine only,
 * and only with the password, which lies in the folder readable for its owner alone.
 */
export async function startLocalPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  const folder = resolve(options.folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const binaries = localPostgresBinaries();
  const cluster = join(folder, "cluster");
  const account = postgresAccount(cluster);
  const password = readPassword(folder);
  if (existsSync(cluster)) account.hand(cluster);
  else createCluster({ binaries, account, folder, cluster, password });
  await stopLeftover(cluster, options.log);
  writeFileSync(logFile(folder), "", { mode: 0o600 });
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort());
    const said = statSync(logFile(folder)).size;
    const child = launch({ binaries, account, folder, cluster, port, settings: options.settings ?? {} });
    const failure = await untilReady(child, cluster);
    if (failure === undefined) return running(child, { ...options, folder }, cluster, port, password);
    // Backends of a killed postmaster need a moment to notice; and another program may take the port we chose.
    const passing = /still in use|could not bind|Address already in use|could not create any TCP/;
    if (!passing.test(readFileSync(logFile(folder)).subarray(said).toString()) || attempt === 60)
      throw new Error(`PostgreSQL did not start (${failure}): ${lastLines(folder)}`);
    await sleep(50);
  }
}

/** The connection string of the PostgreSQL running in `folder`, or undefined when none runs there. */
export function findLocalPostgres(folder: string): string | undefined {
  const cluster = join(resolve(folder), "cluster");
  const address = join(resolve(folder), "running.json");
  const pid = clusterProcess(cluster);
  if (pid === undefined || !existsSync(address)) return undefined;
  const running = JSON.parse(readFileSync(address, "utf8")) as { url: string; pid: number };
  // Written by an earlier one that was killed: this one is just starting.
  return running.pid === pid ? running.url : undefined;
}

function readPassword(folder: string): string {
  const file = join(folder, "password");
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}

type Cluster = { binaries: PostgresBinaries; account: PostgresAccount; folder: string; cluster: string };

/** Creates beside and renames, so that an interrupted first start leaves nothing half made. */
function createCluster({ binaries, account, folder, cluster, password }: Cluster & { password: string }): void {
  const fresh = `${cluster}.new`;
  const passwordFile = join(folder, "password.new");
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  account.hand(fresh);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  account.hand(passwordFile);
  const locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
  // Iterations make guessing a weak password slow; ours is 256 random bits, and each connection would pay for them.
  const login = ["--username=atrium", "--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--set=scram_iterations=1"];
  const { file, args } = account.command(binaries.initdb, [`--pgdata=${fresh}`, ...locale, ...login]);
  const made = spawnSync(file, args, { ...account.ids, cwd: "/", encoding: "utf8", env: cleanEnvironment() });
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) throw new Error(`PostgreSQL could not create its cluster: ${made.stderr || made.error}`);
  renameSync(fresh, cluster);
}

async function stopLeftover(cluster: string, log?: (line: string) => void): Promise<void> {
  const pid = clusterProcess(cluster);
  if (pid !== undefined) {
    log?.(`stopping the PostgreSQL (process ${pid}) left behind by an earlier run`);
    await stopClusterProcess(pid, cluster);
  }
  // A crashed machine or container leaves the file; its process id may by now belong to a stranger, for which
  // PostgreSQL would refuse to start. Its own shared memory check still protects against backends that live on.
  rmSync(join(cluster, "postmaster.pid"), { force: true });
}

type Launch = Cluster & { port: number; settings: Record<string, string> };

/** Detached, so that Ctrl-C in the terminal reaches us alone and PostgreSQL stops after the last request. */
function launch({ binaries, account, folder, cluster, port, settings }: Launch): ChildProcess {
  const all = { ...defaultSettings, ...settings, port: String(port) };
  const flags = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const { file, args } = account.command(binaries.postgres, ["-D", cluster, ...flags]);
  // Appending, because backends left behind by a killed postmaster may still write to it.
  const log = openSync(logFile(folder), "a", 0o600);
  const options = { ...account.ids, cwd: "/", detached: true, env: cleanEnvironment(), windowsHide: true };
  const child = spawn(file, args, { ...options, stdio: ["ignore", log, log] });
  closeSync(log);
  return child;
}

/** PG* variables of the person's shell would steer initdb and postgres. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("PG") && !name.startsWith("LC_"));
  return { ...Object.fromEntries(kept), LC_ALL: "C" };
}

/** Waits until the postmaster writes `ready` to its file; answers why it ended instead, if it did. */
async function untilReady(child: ChildProcess, cluster: string): Promise<string | undefined> {
  let ended: string | undefined;
  const onExit = (code: number | null, signal: string | null) => {
    ended = signal ? `ended by ${signal}` : `exit code ${code}`;
  };
  child.once("exit", onExit);
  child.once("error", (error) => {
    ended = error.message;
  });
  while (ended === undefined) {
    if (readStatus(cluster) === "ready") {
      child.removeListener("exit", onExit);
      return undefined;
    }
    await sleep(5);
  }
  return ended;
}

function readStatus(cluster: string): string {
  try {
    return readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n")[7]?.trim() ?? "";
  } catch {
    return "";
  }
}

function running(
  child: ChildProcess,
  { folder, onLost }: LocalPostgresOptions,
  cluster: string,
  port: number,
  password: string,
): LocalPostgres {
  const pid = child.pid as number;
  const url = `postgresql://atrium:${password}@127.0.0.1:${port}/postgres`;
  const address = join(folder, "running.json");
  // Beside and renamed, because others may read it at this very moment.
  writeFileSync(`${address}.new`, JSON.stringify({ url, pid }), { mode: 0o600 });
  renameSync(`${address}.new`, address);
  let stopping: Promise<void> | undefined;
  child.once("exit", (code, signal) => {
    rmSync(address, { force: true });
    if (!stopping) onLost?.(`PostgreSQL ended by itself (${signal ?? `exit code ${code}`}): ${lastLines(folder)}`);
  });
  child.unref();
  return {
    url,
    pid,
    stop: () => {
      stopping ??= stopClusterProcess(pid, cluster).then(() => rmSync(address, { force: true }));
      return stopping;
    },
  };
}

const logFile = (folder: string): string => join(folder, "postgres.log");

function lastLines(folder: string): string {
  const lines = readFileSync(logFile(folder), "utf8").trim().split("\n");
  return lines.slice(-8).join(" | ");
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}
