import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Config, ConfigError } from "#platform/config/config.ts";
import { openDataFolder } from "#platform/config/data-folder.ts";
import { checkConnection } from "#platform/database/check-connection.ts";
import { findLocalPostgres, startLocalPostgres } from "#platform/database/local-postgres.ts";
import { migrate } from "#platform/database/migrate.ts";

/** A database to write to, its schema up to date; `close` stops what was started for it. */
export type CommandDatabase = { url: string; close(): Promise<void> };

/**
 * DATABASE_URL, or the embedded PostgreSQL of the data folder: the one a running server has started, or one of our
 * own, which then holds the folder so that no server starts meanwhile.
 * @throws ConfigError in one line.
 */
export async function openCommandDatabase(config: Config): Promise<CommandDatabase> {
  const database = config.databaseUrl ? { url: config.databaseUrl, close: async () => {} } : await embedded(config);
  try {
    await checkConnection(database.url);
    await migrate(database.url);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function embedded({ dataFolder }: Config): Promise<CommandDatabase> {
  const folder = join(dataFolder, "postgres");
  const held = hold(dataFolder);
  if (!held) return { url: await ofRunningServer(folder, dataFolder), close: async () => {} };
  try {
    const postgres = await startLocalPostgres({ folder });
    const close = async () => {
      await postgres.stop();
      held.release();
    };
    return { url: postgres.url, close };
  } catch (error) {
    held.release();
    throw error;
  }
}

/** Undefined when a server holds the folder. */
function hold(dataFolder: string) {
  try {
    return openDataFolder(dataFolder);
  } catch (error) {
    if (error instanceof ConfigError && error.message.includes("in use by another instance")) return undefined;
    throw error;
  }
}

/** A server that is just starting is given a moment. */
async function ofRunningServer(folder: string, dataFolder: string): Promise<string> {
  for (const until = Date.now() + 10_000; ; await sleep(100)) {
    const url = findLocalPostgres(folder);
    if (url) return url;
    if (Date.now() > until)
      throw new ConfigError(
        `a server runs on ${dataFolder} with a database of its own: set DATABASE_URL to the same one for this command`,
      );
  }
}
