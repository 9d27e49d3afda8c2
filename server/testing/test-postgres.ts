import { cpSync, mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { features } from "../features.ts";
import { type LocalPostgres, startLocalPostgres } from "../platform/database/local-postgres.ts";
import { clusterProcess, stopClusterProcess } from "../platform/database/local-postgres-process.ts";
import { migrate } from "../platform/database/migrate.ts";
import { openJobs } from "../platform/jobs/jobs.ts";
import { openLog } from "../platform/log/log.ts";

/** The name of the migrated database every test database is a copy of. */
export const templateName = "atrium_template";

// What a test database loses when the machine stops, nobody misses.
const notDurable = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/**
 * A throw-away PostgreSQL with the migrated template in it; `stop` removes it. Used by the tests and benchmarks.
 * `parent` is the folder it is made in; `ready` a stopped one whose cluster it copies, its schema made.
 */
export async function startTestPostgres(
  settings: Record<string, string> = notDurable,
  parent = scratchFolder(),
  ready?: string,
): Promise<LocalPostgres> {
  await sweep(parent);
  const folder = join(parent, `atrium-test-${process.pid}-${Date.now().toString(36)}`);
  mkdirSync(folder, { mode: 0o700 });
  let server: LocalPostgres | undefined;
  const stop = async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    if (ready) {
      copyCluster(ready, join(folder, "postgres"));
      // Asked for as it is: proving it without telling costs each of thousands of connections a round trip.
      const rules = "host all all 127.0.0.1/32 password\n";
      writeFileSync(join(folder, "postgres", "cluster", "pg_hba.conf"), rules);
    }
    server = await startLocalPostgres({
      folder: join(folder, "postgres"),
      settings: { max_connections: "200", ...settings },
    });
    await createTemplate(server.url, ready !== undefined);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...server, stop };
}

/** Puts a copy where a PostgreSQL of our own looks for its cluster. */
export function copyCluster(from: string, postgres: string): void {
  mkdirSync(postgres, { recursive: true, mode: 0o700 });
  for (const name of ["cluster", "password"]) cpSync(join(from, name), join(postgres, name), { recursive: true });
}

async function createTemplate(url: string, isMade: boolean): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    // Nobody else is connected to either database that is copied.
    const from = isMade ? "postgres" : "template1";
    await client.query(`create database ${templateName} template ${from} strategy file_copy`);
    if (!isMade) await makeSchema(urlOf(url, templateName));
  } finally {
    await client.end();
  }
}

/** What a server finds there at its second start. */
export async function makeSchema(url: string): Promise<void> {
  await migrate(url);
  const jobs = await openJobs(url, openLog("error"));
  await jobs.prepare(features.flatMap((feature) => feature.jobs ?? []));
  await jobs.stop();
}

/** The same server's connection string for another database. */
export function urlOf(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href;
}

/** Memory where there is enough (a container often has 64 MB): the tests run two to three times as fast there. */
export function scratchFolder(): string {
  try {
    const { bavail, bsize } = statfsSync("/dev/shm");
    if (bavail * bsize > 2 ** 30) return "/dev/shm";
  } catch {
    // No /dev/shm on this system.
  }
  return tmpdir();
}

/** A killed test run leaves its PostgreSQL behind, in memory at that. */
async function sweep(parent: string): Promise<void> {
  for (const name of readdirSync(parent)) {
    const pid = Number(/^atrium-test-(\d+)-/.exec(name)?.[1]);
    if (!pid || isAlive(pid)) continue;
    const cluster = join(parent, name, "postgres", "cluster");
    const left = clusterProcess(cluster);
    if (left !== undefined) await stopClusterProcess(left, cluster);
    rmSync(join(parent, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
