import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { afterFile } from "./after-file.ts";
import { templateName, urlOf } from "./test-postgres.ts";

export type TestDatabase = {
  /** Connection string as the owner of everything. */
  url: string;
  /** A pool of the owner, for looking at rows. */
  pool: pg.Pool;
  /** Done by itself after the file's tests. */
  drop(): Promise<void>;
};

let shared: Promise<TestDatabase> | undefined;

/**
 * This test file's own migrated database: always the same one within a file. Call it at the top of the file, in a
 * `beforeAll` or in a test; it is dropped after the file's tests.
 */
export function testDatabase(): Promise<TestDatabase> {
  if (!shared) {
    shared = createDatabase(templateName);
    afterFile(() => (shared = undefined));
  }
  return shared;
}

/** A further migrated database, when one is not enough. Dropped after the file's tests. */
export function anotherTestDatabase(): Promise<TestDatabase> {
  return createDatabase(templateName);
}

/** A database without a schema. Dropped after the file's tests. */
export function emptyDatabase(): Promise<TestDatabase> {
  return createDatabase("template0");
}

async function createDatabase(template: string): Promise<TestDatabase> {
  const server = inject("postgresUrl");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await onServer(server, `create database ${name} template ${template} strategy file_copy`);
  const url = urlOf(server, name);
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  // Dropping the database cuts idle connections; pg would raise that as an error of the whole process.
  pool.on("error", () => undefined);
  const drop = async () => {
    await pool.end();
    await onServer(server, `drop database if exists ${name} with (force)`);
  };
  afterFile(drop);
  return { url, pool, drop };
}

let admin: pg.Pool | undefined;

/** On one connection, which this worker keeps: each costs more than what is asked on it. */
async function onServer(url: string, statement: string): Promise<void> {
  if (!admin) {
    admin = new pg.Pool({ connectionString: url, max: 1, allowExitOnIdle: true, idleTimeoutMillis: 0 });
    admin.on("error", () => undefined);
  }
  await admin.query(statement);
}
