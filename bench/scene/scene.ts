import { schemas } from "@atrium/contract/contract.ts";
import { features } from "@atrium/server/features.ts";
import { readConfig } from "@atrium/server/platform/config/config.ts";
import type { Platform } from "@atrium/server/platform/operations/platform.ts";
import { startPlatform, stopPlatform } from "@atrium/server/platform/start-platform.ts";
import { serve } from "@atrium/server/start-server.ts";
import { startDiskPostgres } from "./disk-postgres.ts";

/** The whole product on a durable database of its own, in this process, reachable on this machine alone. */
export type Scene = {
  platform: Platform;
  url: string;
  databaseUrl: string;
  postgresPid: number;
  stop(): Promise<void>;
};

export async function startScene(options: { postgres?: Record<string, string> } = {}): Promise<Scene> {
  const postgres = await startDiskPostgres(options.postgres);
  try {
    const { databaseUrl } = postgres;
    const config = readConfig({ ATRIUM_DATA: "/nonexistent", LOG_LEVEL: "error" });
    // Rate limits are for people; a benchmark's few stand for thousands.
    const platform = await startPlatform({ config, databaseUrl, features, schemas, limitFactor: 1e6 });
    const server = await serve(platform, "127.0.0.1", 0);
    const stop = async () => {
      await server.close();
      await stopPlatform(platform);
      await postgres.stop();
    };
    process.once("SIGTERM", () => void stop().finally(() => process.exit(1)));
    const url = server.url.replace("localhost", "127.0.0.1");
    return { platform, url, databaseUrl, postgresPid: postgres.pid, stop };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}
