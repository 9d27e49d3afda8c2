import type { Pool } from "pg";

/** PostgreSQL is not one we may trust with people's words; the message is one line that says what to change. */
export class UnsafeDatabaseError extends Error {
  override name = "UnsafeDatabaseError";
  readonly exitCode = 2;
}

const durable = ["fsync", "full_page_writes", "synchronous_commit"] as const;

/**
 * Refuses a PostgreSQL that is too old or may lose an acknowledged commit; answers the version of one that is not.
 * @param allowNotDurable for tests only, whose database may vanish with the machine.
 */
export async function checkDatabaseServer(pool: Pool, { allowNotDurable = false } = {}): Promise<string> {
  const { rows } = await pool.query<Record<string, string>>(
    `select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding,
       ${durable.map((name) => `current_setting('${name}') as ${name}`).join(", ")}`,
  );
  const found = rows[0] ?? {};
  if (Number(found["version"]) < 150_000) {
    throw new UnsafeDatabaseError(
      `PostgreSQL ${Math.floor(Number(found["version"]) / 10_000)} is too old: 15 or newer is needed`,
    );
  }
  if (found["encoding"] !== "UTF8") {
    throw new UnsafeDatabaseError(`the database's encoding is ${found["encoding"]}: create it with encoding UTF8`);
  }
  const version = `${Math.floor(Number(found["version"]) / 10_000)}.${Number(found["version"]) % 10_000}`;
  if (allowNotDurable) return version;
  for (const name of durable) {
    if (found[name] !== "off") continue;
    throw new UnsafeDatabaseError(`PostgreSQL runs with ${name} = off and may lose messages: set it to on`);
  }
  return version;
}
