import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { schemas } from "@atrium/contract/contract.ts";
import pg from "pg";
import { features } from "./features.ts";
import { type Config, ConfigError } from "./platform/config/config.ts";
import { openDataFolder } from "./platform/config/data-folder.ts";
import { checkDatabaseServer } from "./platform/database/check-database-server.ts";
import { startLocalPostgres } from "./platform/database/local-postgres.ts";
import { migrate } from "./platform/database/migrate.ts";
import { createHttpServer } from "./platform/http/http-server.ts";
import type { Platform } from "./platform/operations/platform.ts";
import { type PlatformOptions, startPlatform, stopPlatform } from "./platform/start-platform.ts";

export type RunningServer = {
  /** Where it listens, without a trailing slash. */
  url: string;
  platform: Platform;
  embeddedDatabase: boolean;
  /** Refuses new, finishes current, closes sockets with "reconnect", stops the database. May be called twice. */
  stop(): Promise<void>;
};

/** @throws errors whose message is one line for the person who runs it. */
export async function startServer(config: Config, onLost?: (reason: string) => void): Promise<RunningServer> {
  const folder = openDataFolder(config.dataFolder);
  const undo: (() => Promise<void> | void)[] = [() => folder.release()];
  const stopAll = once(async () => {
    for (const step of undo.reverse()) await step();
  });
  try {
    const databaseUrl = config.databaseUrl ?? (await embedded(config, undo, onLost));
    await checkConnection(databaseUrl);
    await migrate(databaseUrl);
    const platform = await startPlatform({ config, databaseUrl, features, schemas });
    undo.push(() => stopPlatform(platform));
    const server = await serve(platform, config.host, config.port);
    undo.push(server.close);
    return { url: server.url, platform, embeddedDatabase: !config.databaseUrl, stop: stopAll };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

/** Serves an already started platform; tests and benchmarks use it with a database of their own. */
export async function serve(platform: Platform, host: string, port: number) {
  const app = await createHttpServer(platform);
  try {
    await app.listen({ host, port });
  } catch (error) {
    await app.close();
    throw listenError(error as NodeJS.ErrnoException, host, port);
  }
  const address = app.server.address() as AddressInfo;
  return { url: `http://localhost:${address.port}`, app, close: () => app.close() };
}

export type { PlatformOptions };

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === "EADDRINUSE") return new ConfigError(`port ${port} is taken: stop what uses it, or set PORT`);
  if (error.code === "EACCES") return new ConfigError(`PORT: this user may not listen on port ${port}`);
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return new ConfigError(`HOST: this machine has no address ${host}`);
  return error;
}

async function embedded(config: Config, undo: (() => Promise<void> | void)[], onLost?: (reason: string) => void) {
  const postgres = await startLocalPostgres({ folder: join(config.dataFolder, "postgres"), ...(onLost && { onLost }) });
  undo.push(() => postgres.stop());
  return postgres.url;
}

async function checkConnection(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 10_000 });
  pool.on("error", () => undefined);
  try {
    await pool.query("select 1").catch((error: Error) => {
      throw new ConfigError(`DATABASE_URL: cannot connect (${error.message.split("\n")[0]})`);
    });
    await checkDatabaseServer(pool);
  } finally {
    await pool.end();
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
