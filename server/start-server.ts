import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { schemas } from "@atrium/contract/contract.ts";
import { features } from "./features.ts";
import type { Config } from "./platform/config/config.ts";
import { openDataFolder } from "./platform/config/data-folder.ts";
import { checkConnection } from "./platform/database/check-connection.ts";
import { keepLocalPostgres } from "./platform/database/keep-local-postgres.ts";
import { migrate } from "./platform/database/migrate.ts";
import { createHttpServer } from "./platform/http/http-server.ts";
import { checkAddress, listening } from "./platform/http/listen.ts";
import { openLog } from "./platform/log/log.ts";
import type { Platform } from "./platform/operations/platform.ts";
import { type PlatformOptions, startPlatform, stopPlatform } from "./platform/start-platform.ts";
import { within } from "./platform/within.ts";

export type RunningServer = {
  /** Where it listens, without a trailing slash. */
  url: string;
  platform: Platform;
  /** Of PostgreSQL, such as 18.4. */
  databaseVersion: string;
  /** Refuses new, finishes current, closes sockets with "reconnect", stops the database. May be called twice. */
  stop(): Promise<void>;
};

/**
 * Everything in one process. Stops in the opposite order, each step within its time, about five seconds in all.
 * @param onLost the embedded PostgreSQL ended and could not be started again.
 * @throws errors whose message is one line for the person who runs it.
 */
export async function startServer(config: Config, onLost?: (reason: string) => void): Promise<RunningServer> {
  const folder = openDataFolder(config.dataFolder);
  const undo: (() => Promise<void> | void)[] = [() => folder.release()];
  const stop = once(async () => {
    for (const step of undo.reverse()) await step();
  });
  try {
    await checkAddress(config.host, config.port);
    const databaseUrl = config.databaseUrl ?? (await embedded(config, undo, onLost));
    const databaseVersion = await checkConnection(databaseUrl);
    await migrate(databaseUrl);
    const platform = await startPlatform({ config, databaseUrl, features, schemas });
    undo.push(() => stopPlatform(platform));
    const { url, close } = await serve(platform, config.host, config.port);
    undo.push(close);
    // The system chose the port: only now it is known where links lead.
    if (config.url === "http://localhost:0") config.url = url;
    return { url, platform, databaseVersion, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Serves an already started platform; tests and benchmarks use it with a database of their own. */
export async function serve(platform: Platform, host: string, port: number) {
  const app = await createHttpServer(platform);
  try {
    await listening(host, port, (options) => app.listen(options));
  } catch (error) {
    await app.close();
    throw error;
  }
  const address = app.server.address() as AddressInfo;
  const close = async () => {
    const closed = app.close();
    await platform.gateway.drain();
    if (!(await within(1000, closed))) app.server.closeAllConnections();
    await within(500, closed);
  };
  return { url: `http://localhost:${address.port}`, app, close };
}

export type { PlatformOptions };

async function embedded(config: Config, undo: (() => Promise<void> | void)[], onLost?: (reason: string) => void) {
  const log = openLog(config.logLevel);
  const postgres = await keepLocalPostgres({
    folder: join(config.dataFolder, "postgres"),
    log: (line) => log.warn(line),
    onDown: (reason) => log.error({ reason }, "PostgreSQL ended by itself and is started again"),
    onBack: (milliseconds) => log.warn({ milliseconds: Math.round(milliseconds) }, "PostgreSQL is back"),
    onLost: (reason) => onLost?.(reason),
  });
  undo.push(() => postgres.stop());
  return postgres.url;
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
