import type { Pool } from "pg";
import { expect, test } from "vitest";
import { testDatabase } from "../../testing/test-database.ts";
import { checkDatabaseServer } from "./check-database-server.ts";

/** A server that answers as an old or careless one would; only what it says matters here. */
function serverSaying(change: Record<string, string>): Pool {
  const safe = { version: "180004", encoding: "UTF8", fsync: "on", full_page_writes: "on", synchronous_commit: "on" };
  return { query: async () => ({ rows: [{ ...safe, ...change }] }) } as unknown as Pool;
}

test("accepts the PostgreSQL we ship", async () => {
  const { pool } = await testDatabase();
  await expect(checkDatabaseServer(pool, { allowNotDurable: true })).resolves.toMatch(/^18\.\d+$/);
});

test("refuses the tests' own fast PostgreSQL when it is not allowed", async () => {
  const { pool } = await testDatabase();
  await expect(checkDatabaseServer(pool)).rejects.toThrow("PostgreSQL runs with fsync = off");
});

test.each([
  [{ version: "140012" }, "PostgreSQL 14 is too old: 15 or newer is needed"],
  [{ encoding: "SQL_ASCII" }, "the database's encoding is SQL_ASCII"],
  [{ fsync: "off" }, "fsync = off"],
  [{ full_page_writes: "off" }, "full_page_writes = off"],
  [{ synchronous_commit: "off" }, "synchronous_commit = off"],
])("refuses %j", async (change, message) => {
  await expect(checkDatabaseServer(serverSaying(change))).rejects.toThrow(message);
});
