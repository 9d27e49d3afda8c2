import pg from "pg";
import { ConfigError } from "#platform/config/config.ts";
import { checkDatabaseServer } from "./check-database-server.ts";

/**
 * Connects once and looks whether people's words are safe there. Answers the server's version, such as `18.4`.
 * @throws ConfigError or UnsafeDatabaseError in one line, without the password.
 */
export async function checkConnection(url: string): Promise<string> {
  const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 10_000 });
  pool.on("error", () => undefined);
  try {
    await pool.query("select 1").catch((error: Error) => {
      throw new ConfigError(`DATABASE_URL: cannot connect (${reasonOf(error)})`);
    });
    return await checkDatabaseServer(pool);
  } finally {
    await pool.end();
  }
}

/** A name with several addresses fails with an error for each and no message of its own. */
function reasonOf(error: Error): string {
  const first = error instanceof AggregateError ? (error.errors[0] as Error) : error;
  return first.message.split("\n")[0] || (first as NodeJS.ErrnoException).code || first.name;
}
