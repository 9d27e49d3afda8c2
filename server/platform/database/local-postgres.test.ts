import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { giveCluster } from "../../testing/ready-cluster.ts";
import { scratchFolder } from "../../testing/test-postgres.ts";
import { findLocalPostgres, type LocalPostgres, startLocalPostgres } from "./local-postgres.ts";
import { clusterProcess } from "./local-postgres-process.ts";

const fast = { fsync: "off" };
const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

function newFolder(): string {
  const folder = mkdtempSync(join(scratchFolder(), "atrium-postgres-"));
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "postgres");
}

/** One whose cluster is made. */
function usedFolder(): string {
  const folder = newFolder();
  giveCluster(dirname(folder));
  return folder;
}

async function start(folder: string): Promise<LocalPostgres> {
  const server = await startLocalPostgres({ folder, settings: fast });
  cleanUp.push(() => server.stop());
  return server;
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>> {
  const client = new pg.Client(url);
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows[0];
  } finally {
    await client.end();
  }
}

test("starts, answers in UTF-8 and to its password alone, keeps data over a restart, and stops", async () => {
  const folder = newFolder();
  const first = await start(folder);
  expect(await ask(first.url, "select lower('ÄÖ') as small, version() as version")).toMatchObject({
    small: "äö",
    version: expect.stringContaining("PostgreSQL 18"),
  });
  await expect(ask(first.url.replace(/:[0-9a-f]{64}@/, ":wrong@"), "select 1")).rejects.toThrow("password");
  for (const name of ["password", "running.json"]) expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
  await ask(first.url, "create table kept as select 7 as number");
  expect(findLocalPostgres(folder)).toBe(first.url);
  await first.stop();
  expect(findLocalPostgres(folder)).toBeUndefined();
  const second = await start(folder);
  expect(await ask(second.url, "select number from kept")).toEqual({ number: 7 });
});

test("stops a server left behind by a killed process, and keeps its data", async () => {
  const folder = usedFolder();
  const program = `
    import { startLocalPostgres } from ${JSON.stringify(join(import.meta.dirname, "local-postgres.ts"))};
    const server = await startLocalPostgres({ folder: ${JSON.stringify(folder)}, settings: ${JSON.stringify(fast)} });
    console.log(server.url);
    setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise<string>((done) => other.stdout.once("data", (text) => done(String(text).trim())));
  await ask(url, "create table kept as select 7 as number");
  const left = clusterProcess(join(folder, "cluster"));
  expect(left).toBeDefined();
  const ended = new Promise((done) => other.once("exit", done));
  other.kill("SIGKILL");
  await ended;
  const server = await start(folder);
  expect(server.pid).not.toBe(left);
  expect(await ask(server.url, "select number from kept")).toEqual({ number: 7 });
});

test("starts after the machine crashed, even when the old process id belongs to a stranger", async () => {
  const folder = usedFolder();
  const first = await start(folder);
  const pidFile = readFileSync(join(folder, "cluster", "postmaster.pid"), "utf8");
  process.kill(first.pid, "SIGKILL");
  await first.stop();
  const stranger = spawn("sleep", ["30"]);
  cleanUp.push(() => void stranger.kill());
  writeFileSync(join(folder, "cluster", "postmaster.pid"), pidFile.replace(/^\d+/, String(stranger.pid)));
  const second = await start(folder);
  expect(await ask(second.url, "select 1 as one")).toEqual({ one: 1 });
});

test("tells when PostgreSQL ends by itself", async () => {
  const folder = usedFolder();
  const lost = Promise.withResolvers<string>();
  const server = await startLocalPostgres({ folder, settings: fast, onLost: lost.resolve });
  process.kill(server.pid, "SIGINT");
  expect(await lost.promise).toContain("ended by itself");
});

test("an interrupted first start leaves nothing that disturbs the next", async () => {
  const folder = newFolder();
  execFileSync("mkdir", ["-p", join(folder, "cluster.new", "base")]);
  const server = await start(folder);
  expect(await ask(server.url, "select 1 as one")).toEqual({ one: 1 });
  expect(existsSync(join(folder, "cluster.new"))).toBe(false);
});
