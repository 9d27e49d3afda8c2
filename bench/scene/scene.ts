import { schemas } from "@atrium/contract/contract.ts";
import { features } from "@atrium/server/features.ts";
import { readConfig } from "@atrium/server/platform/config/config.ts";
import type { Platform } from "@atrium/server/platform/operations/platform.ts";
import { startPlatform, stopPlatform } from "@atrium/server/platform/start-platform.ts";
import { serve } from "@atrium/server/start-server.ts";
import { startDiskPostgres } from "./disk-postgres.ts";

/** The whole product in this process, reachable on this machine alone. */
export type Serving = { platform: Platform; url: string; databaseUrl: string; stop(): Promise<void> };
/** The same on a durable database of its own. */
export type Scene = Serving & { postgresPid: number };

export async function startScene(options: { postgres?: Record<string, string> } = {}): Promise<Scene> {
  const postgres = await startDiskPostgres(options.postgres);
  try {
    const serving = await startServing(postgres.databaseUrl);
    const stop = async () => {
      await serving.stop();
      await postgres.stop();
    };
    process.once("SIGTERM", () => void stop().finally(() => process.exit(1)));
    return { ...serving, postgresPid: postgres.pid, stop };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/** On a database somebody else started. Rate limits are for people; a benchmark's few stand for thousands. */
export async function startServing(databaseUrl: string): Promise<Serving> {
  const config = readConfig({ ATRIUM_DATA: "/nonexistent", LOG_LEVEL: "error" });
  const platform = await startPlatform({ config, databaseUrl, features, schemas, limitFactor: 1e6 });
  const server = await serve(platform, "127.0.0.1", 0);
  const stop = async () => {
    await server.close();
    await stopPlatform(platform);
  };
  return { platform, url: server.url.replace("localhost", "127.0.0.1"), databaseUrl, stop };
}
