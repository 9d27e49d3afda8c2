import { schemas } from "@atrium/contract/contract.ts";
import { openCommandDatabase } from "./command-database.ts";
import { features } from "./features.ts";
import type { ImportTarget } from "./import/slack/index.ts";
import { readConfig } from "./platform/config/config.ts";
import { startPlatform, stopPlatform } from "./platform/start-platform.ts";

/** The platform that `npm run import` writes through; what ends it is put into `undo`. */
export async function openImportPlatform(undo: (() => Promise<void>)[]): Promise<ImportTarget> {
  // It answers no requests, works on no jobs, and what goes wrong ends it with a line of its own.
  const config = { ...readConfig({ LOG_LEVEL: "silent", ...process.env }), roles: [] };
  const database = await openCommandDatabase(config);
  undo.push(() => database.close());
  const platform = await startPlatform({ config, databaseUrl: database.url, features, schemas, connections: 4 });
  undo.push(() => stopPlatform(platform));
  return { platform, url: database.url };
}
