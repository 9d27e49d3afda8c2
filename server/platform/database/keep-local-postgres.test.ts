import { mkdtempSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { giveCluster } from "../../testing/ready-cluster.ts";
import { scratchFolder } from "../../testing/test-postgres.ts";
import { type KeptPostgresOptions, keepLocalPostgres } from "./keep-local-postgres.ts";
import { findLocalPostgres, type LocalPostgres } from "./local-postgres.ts";

const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

async function keep(options: Partial<KeptPostgresOptions> = {}): Promise<{ server: LocalPostgres; folder: string }> {
  const parent = mkdtempSync(join(scratchFolder(), "atrium-postgres-"));
  cleanUp.push(() => rmSync(parent, { recursive: true, force: true }));
  const folder = join(parent, "postgres");
  giveCluster(parent);
  const server = await keepLocalPostgres({ folder, settings: { fsync: "off" }, ...options });
  cleanUp.push(() => server.stop());
  return { server, folder };
}

/** A pool as the product's: made once, at the address of the first start. */
function poolOf({ url }: LocalPostgres): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on("error", () => undefined);
  cleanUp.push(() => pool.end());
  return pool;
}

test("starts again at the same address when it is killed, keeping every commit", async () => {
  const back = [Promise.withResolvers<number>(), Promise.withResolvers<number>()];
  let times = 0;
  const { server } = await keep({ onBack: (milliseconds) => back[times++]?.resolve(milliseconds) });
  const pool = poolOf(server);
  await pool.query("create table kept (number int)");
  for (const [round, { promise }] of back.entries()) {
    const killed = server.pid;
    await pool.query("insert into kept values ($1)", [round]);
    process.kill(killed, "SIGKILL");
    await promise;
    expect(server.pid).not.toBe(killed);
    expect((await pool.query("select count(*)::int as count from kept")).rows).toEqual([{ count: round + 1 }]);
  }
});

test("refuses statements while it is away, instead of letting them wait", async () => {
  const down = Promise.withResolvers<string>();
  const { server, folder } = await keep({ onDown: down.resolve });
  const pool = poolOf(server);
  await pool.query("select 1");
  // Who answered lives on for a moment without its postmaster.
  const gone = new Promise((resolve) => pool.once("remove", resolve));
  // It cannot come back before the statement is asked, however slow this machine is.
  const control = join(folder, "cluster", "global", "pg_control");
  renameSync(control, `${control}.away`);
  process.kill(server.pid, "SIGKILL");
  expect(await down.promise).toContain("ended by itself");
  await gone;
  await expect(pool.query("select 1")).rejects.toThrow(/ECONNREFUSED|starting up|terminat|shutting down/);
});

test("stays stopped when it was stopped", async () => {
  const { server, folder } = await keep();
  await server.stop();
  await sleep(300);
  expect(findLocalPostgres(folder)).toBeUndefined();
});

test("can be stopped while it is being started again", async () => {
  const down = Promise.withResolvers<string>();
  const { server, folder } = await keep({ onDown: down.resolve });
  process.kill(server.pid, "SIGKILL");
  await down.promise;
  await server.stop();
  expect(findLocalPostgres(folder)).toBeUndefined();
});

test("gives up, once and with the reason, when it cannot be started again", async () => {
  const lost = Promise.withResolvers<string>();
  let times = 0;
  const { server, folder } = await keep({
    firstPause: 1,
    onLost: (reason) => {
      times += 1;
      lost.resolve(reason);
    },
  });
  const control = join(folder, "cluster", "global", "pg_control");
  renameSync(control, `${control}.away`);
  process.kill(server.pid, "SIGKILL");
  expect(await lost.promise).toMatch(/pg_control|did not start/);
  await sleep(200);
  expect(times).toBe(1);
});
