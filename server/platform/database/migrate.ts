import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CompiledQuery, Kysely, PostgresDialect, sql } from "kysely";
import { type Migration, type MigrationProvider, Migrator } from "kysely/migration";
import pg from "pg";

/** The database was made by a newer version; running on would destroy what this version does not know. */
export class NewerSchemaError extends Error {
  override name = "NewerSchemaError";
}

const tables = { migrationTableName: "schema_migration", migrationLockTableName: "schema_migration_lock" };

/**
 * Brings the schema up to date: runs the plain SQL files `migrations/NNNN-name.sql` that have not run yet, in order
 * and in one transaction. Forward only. Several servers may start at once: they wait for each other.
 * @throws NewerSchemaError when the database has run migrations this version does not have.
 */
export async function migrate(url: string, folder = join(import.meta.dirname, "migrations")): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  // A server that cuts an idle connection must not end the process; the next query reports it.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  const database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    const provider = sqlFiles(folder);
    await refuseNewer(database, Object.keys(await provider.getMigrations()));
    const { error } = await new Migrator({ db: database, provider, ...tables }).migrateToLatest();
    if (error) throw error as Error;
  } finally {
    await database.destroy();
  }
}

function sqlFiles(folder: string): MigrationProvider {
  return {
    async getMigrations() {
      const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".sql")) : [];
      return Object.fromEntries(files.map((file) => [file.replace(/\.sql$/, ""), sqlMigration(join(folder, file))]));
    },
  };
}

/** Without parameters PostgreSQL takes the whole file as one query, function bodies included. */
function sqlMigration(file: string): Migration {
  return { up: async (database) => void (await database.executeQuery(CompiledQuery.raw(readFileSync(file, "utf8")))) };
}

async function refuseNewer(database: Kysely<unknown>, known: string[]): Promise<void> {
  const { rows } = await sql<{ found: string | null }>`
    select to_regclass(${tables.migrationTableName})::text as found`.execute(database);
  if (!rows[0]?.found) return;
  const done = await sql<{ name: string }>`select name from ${sql.table(tables.migrationTableName)}`.execute(database);
  const unknown = done.rows.map((row) => row.name).filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new NewerSchemaError(
    `the database was made by a newer Atrium (migration ${unknown.sort()[0]} is unknown to this version): ` +
      "start the newer version, or restore a backup from before the upgrade",
  );
}
