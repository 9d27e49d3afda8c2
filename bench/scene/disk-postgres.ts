import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { checkDatabaseServer } from "@atrium/server/platform/database/check-database-server.ts";
import type { LocalPostgres } from "@atrium/server/platform/database/local-postgres.ts";
import { startTestPostgres, templateName, urlOf } from "@atrium/server/testing/test-postgres.ts";
import pg from "pg";

/** The disk the product is installed on. Tests keep theirs in memory, where a commit costs nothing. */
const folder = join(import.meta.dirname, "..", "..", "node_modules", ".cache", "bench");

/**
 * A throw-away PostgreSQL as an operator runs it: on a disk, every commit flushed. `databaseUrl` is a migrated
 * database. Refuses to measure when PostgreSQL says that it does not flush.
 */
export async function startDiskPostgres(
  settings: Record<string, string> = {},
): Promise<LocalPostgres & { databaseUrl: string }> {
  mkdirSync(folder, { recursive: true });
  const postgres = await startTestPostgres(settings, folder);
  const databaseUrl = urlOf(postgres.url, templateName);
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  try {
    await checkDatabaseServer(pool);
  } finally {
    await pool.end();
  }
  return { ...postgres, databaseUrl };
}
