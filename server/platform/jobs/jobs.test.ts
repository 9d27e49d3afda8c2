import { sql } from "kysely";
import { expect, test } from "vitest";
import { feature } from "#platform/operations/feature.ts";
import { newId } from "#platform/operations/new-id.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { startTestServer } from "../../testing/test-server.ts";
import { jobType, worksOn } from "./jobs.ts";

const done: string[] = [];
const count = (name: string) => done.filter((each) => each === name).length;
const write = jobType<{ name: string }>("test.write", { pauseSeconds: 600 });
const work = worksOn(write, async ({ name }) => {
  done.push(name);
  if (name === "fails") throw new Error("not yet");
});
const server = await startTestServer({ features: [feature({ name: "test", jobs: [work] })] });
const { pool } = await testDatabase();

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 30_000; !(await condition()); ) {
    if (Date.now() > end) throw new Error(`waited in vain; done: ${done.join(", ")}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test("a job that fails will be tried again, and those fetched with it are done", async () => {
  const names = ["a", "b", "fails", "c", "d"];
  await server.platform.run({}, async (context) => {
    for (const name of names) await context.enqueue(write, { name });
  });
  const states = async () => {
    const { rows } = await pool.query("select data->>'name' as name, state from jobs.job where name = 'test.write'");
    return Object.fromEntries(rows.map(({ name, state }) => [name, state])) as Record<string, string>;
  };
  await until(async () => Object.values(await states()).every((state) => !["created", "active"].includes(state)));
  expect(await states()).toEqual({ a: "completed", b: "completed", fails: "retry", c: "completed", d: "completed" });
  expect(names.map(count)).toEqual([1, 1, 1, 1, 1]);
});

test("many jobs of one transaction do not wait for a look after each batch", async () => {
  const many = Array.from({ length: 60 }, () => newId());
  await server.platform.run({}, async (context) => {
    for (const name of many) await context.enqueue(write, { name });
  });
  await until(() => many.every((name) => done.includes(name)));
  expect(many.map(count)).toEqual(many.map(() => 1));
});

test("a job for a moment that has come is told of at once, as one for no moment is", async () => {
  const name = newId();
  await server.platform.run({}, async (context) => {
    await sql`select pg_sleep(0.02)`.execute(context.db);
    await context.enqueue(write, { name }, { startAfter: new Date() });
  });
  const { rows } = await pool.query("select start_after <= created_on as told from jobs.job where data->>'name' = $1", [
    name,
  ]);
  expect(rows).toEqual([{ told: true }]);
});

test("a job of a transaction that was rolled back never was", async () => {
  const broken = server.platform.run({}, async (context) => {
    await context.enqueue(write, { name: "rolled back" });
    throw new Error("no");
  });
  await expect(broken).rejects.toThrow("no");
  await server.platform.run({}, (context) => context.enqueue(write, { name: "after" }));
  await until(() => count("after") === 1);
  expect(count("rolled back")).toBe(0);
});

test("the application's role puts jobs in and does nothing else to them", async () => {
  const client = await pool.connect();
  await client.query("set role atrium_app");
  await expect(client.query("delete from jobs.job")).rejects.toThrow("permission denied");
  await expect(client.query("update jobs.job set data = null")).rejects.toThrow("permission denied");
  await client.query("reset role");
  client.release();
});
