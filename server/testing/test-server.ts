import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { schemas } from "@atrium/contract/contract.ts";
import { features } from "../features.ts";
import { readConfig } from "../platform/config/config.ts";
import { applicationRole, type Database, openDatabase } from "../platform/database/database.ts";
import type { Feature } from "../platform/operations/feature.ts";
import type { Platform } from "../platform/operations/platform.ts";
import { startPlatform, stopPlatform } from "../platform/start-platform.ts";
import { serve } from "../start-server.ts";
import { afterFile } from "./after-file.ts";
import { bucketUnderTrial, s3Environment } from "./bucket-under-trial.ts";
import { lateFeatures } from "./late-features.ts";
import { testDatabase } from "./test-database.ts";
import { scratchFolder } from "./test-postgres.ts";

/** A real server with a database of its own. */
export type TestServer = { url: string; platform: Platform; databaseUrl: string; stop(): Promise<void> };

export type TestServerOptions = {
  features?: Feature[];
  /** Further features beside the product's own. */
  besides?: Feature[];
  /** Settings as environment variables. */
  env?: Record<string, string>;
  /** Rate limits apply as they are; otherwise they are out of the way. */
  realLimits?: boolean;
  without?: IsolationLock;
};

/** The two that keep workspaces apart: the database's, and the application's own workspace filters. */
export type IsolationLock = "row-level security" | "workspace filters";

let shared: Promise<TestServer> | undefined;

/** This test file's server: always the same one within a file; stopped after the file's tests. */
export function testServer(): Promise<TestServer> {
  if (!shared) {
    shared = startTestServer();
    afterFile(() => (shared = undefined));
  }
  return shared;
}

let folder: string | undefined;

/** Of this file's servers, which are processes of one instance; made when the first byte is stored. */
function dataFolder(): string {
  if (!folder) {
    const made = (folder = join(scratchFolder(), `atrium-test-data-${randomUUID()}`));
    afterFile(() => {
      folder = undefined;
      rmSync(made, { recursive: true, force: true });
    });
  }
  return folder;
}

let bucket: ReturnType<typeof bucketUnderTrial> | undefined;

/** Of this file's servers too. */
function bucketOfFile(): ReturnType<typeof bucketUnderTrial> {
  if (!bucket) {
    bucket = bucketUnderTrial();
    afterFile(() => (bucket = undefined));
  }
  return bucket;
}

/** A server with options of its own, on this test file's database unless a `databaseUrl` is given. */
export async function startTestServer(options: TestServerOptions & { databaseUrl?: string } = {}): Promise<TestServer> {
  const databaseUrl = options.databaseUrl ?? (await testDatabase()).url;
  // Links that tests write lead nowhere they should go; what is made of files is told at any time, in between.
  const quiet = { ATRIUM_DATA: dataFolder(), LOG_LEVEL: "error", LINK_PREVIEWS: "off", FILE_PREVIEWS: "off" };
  const config = readConfig({ ...quiet, ...s3Environment(await bucketOfFile()), ...options.env });
  const platform = await startPlatform({
    config,
    databaseUrl,
    features: lateFeatures(options.features ?? [...features, ...(options.besides ?? [])]),
    schemas,
    strict: true,
    limitFactor: options.realLimits ? 1 : 10_000,
    database: databaseWithout(databaseUrl, options.without),
  });
  const { url, close } = await serve(platform, "localhost", 0);
  // Links in mails must lead here, and the origin check knows this address.
  platform.config.url = url;
  let stopped = false;
  const stop = async () => {
    if (stopped) return;
    stopped = true;
    await close();
    await stopPlatform(platform);
  };
  afterFile(stop);
  return { url, platform, databaseUrl, stop };
}

/** As the server reaches its database, with one lock taken away where one is named. */
export const databaseWithout = (url: string, lock?: IsolationLock): Database =>
  openDatabase({
    url,
    // Each costs both sides more than a call does: as few as let calls be at work at once.
    connections: 4,
    role: lock === "row-level security" ? "atrium" : applicationRole,
    ...(lock === "workspace filters" && { rewrite: withoutWorkspaceFilters }),
  });

/** Every `workspace_id = $n` made always true, so that only row-level security is left. */
export const withoutWorkspaceFilters = (text: string): string =>
  text.replaceAll(
    /((?:"?\w+"?\.)?"?workspace_id"?)\s*=\s*(\$\d+(?:::uuid)?|(?:"?\w+"?\.)"?workspace_id"?)/g,
    (all) => `(${all} or true)`,
  );
