import type * as z from "zod";
import type { Config } from "#platform/config/config.ts";
import { type Database, openDatabase } from "#platform/database/database.ts";
import { LogFollowing } from "#platform/events/follow-log.ts";
import { type Outside, openOutside } from "#platform/fetch/fetch-outside.ts";
import { createMetrics } from "#platform/http/metrics.ts";
import { openJobs } from "#platform/jobs/jobs.ts";
import { type Log, openLog } from "#platform/log/log.ts";
import type { Feature } from "#platform/operations/feature.ts";
import { Limiter, limiterTopic } from "#platform/operations/limiter.ts";
import { catalogueOf, type Platform } from "#platform/operations/platform.ts";
import { run } from "#platform/operations/run.ts";
import type { Bus } from "#platform/realtime/bus.ts";
import { databaseBus } from "#platform/realtime/database-bus.ts";
import { Gateway } from "#platform/realtime/gateway.ts";
import { clamd } from "#platform/scan/clamd.ts";
import { checkStorage } from "#platform/storage/check-storage.ts";
import { openStorage } from "#platform/storage/open-storage.ts";
import { RunningTimers } from "#platform/timers/run-timers.ts";
import { within } from "#platform/within.ts";

export type PlatformOptions = {
  config: Config;
  /** Connection of the owner; the schema is already up to date. */
  databaseUrl: string;
  features: Feature[];
  schemas?: Record<string, z.ZodType>;
  strict?: boolean;
  /** Multiplies every rate limit. */
  limitFactor?: number;
  /** Tests take isolation locks away through it. */
  database?: Database;
  connections?: number;
  /** How places outside are asked; tests put their own names there. */
  outside?: Outside;
};

/** Makes the platform and starts what runs in the background. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const { config, databaseUrl, features } = options;
  const log = openLog(config.logLevel);
  const catalogue = catalogueOf(features);
  const database =
    options.database ??
    openDatabase({ url: databaseUrl, ...(options.connections && { connections: options.connections }) });
  const storage = await openStorage(config);
  await checkStorage(config, storage, database);
  const bus = await openBus(options, log);
  const jobs = await openJobs(databaseUrl, log);
  const handlers = features.flatMap((feature) => feature.jobs ?? []);
  await jobs.prepare(handlers);
  const platform: Platform = {
    config,
    log,
    catalogue,
    schemas: options.schemas ?? {},
    jobs,
    outside: options.outside ?? openOutside({ allow: config.fetchAllow }),
    database,
    storage,
    scanner: config.clamd === undefined ? undefined : clamd(config.clamd, log),
    gateway: new Gateway(bus),
    limiter: new Limiter({ factor: options.limitFactor ?? 1 }),
    metrics: createMetrics(),
    strict: options.strict ?? false,
    run: (scope, work) => run(platform, scope, work),
  };
  platform.gateway.start(platform);
  if (config.redisUrl) platform.limiter.shareBy((told) => bus.sendNote(limiterTopic, told));
  if (config.roles.includes("worker")) {
    await jobs.work(handlers, platform);
    platform.timers = new RunningTimers(
      platform,
      features.flatMap((feature) => feature.timers ?? []),
    );
    platform.following = new LogFollowing(
      platform,
      features.flatMap((feature) => feature.followers ?? []),
      openDatabase({ url: databaseUrl, connections: 2 }),
    );
    await platform.following.start();
    platform.timers.start();
  }
  for (const feature of features) await feature.start?.(platform);
  return platform;
}

async function openBus({ config: { redisUrl }, databaseUrl }: PlatformOptions, log: Log): Promise<Bus> {
  if (!redisUrl) return databaseBus(databaseUrl, log);
  const { redisBus } = await import("#platform/realtime/redis-bus.ts");
  return redisBus(redisUrl, log);
}

/** After the last request: ends jobs, the way to other processes, and the database's connections. */
export async function stopPlatform(platform: Platform): Promise<void> {
  await platform.timers?.stop();
  await platform.following?.stop();
  await platform.jobs.stop();
  await platform.gateway.stop();
  // A statement that still runs ends with its connection: PostgreSQL rolls it back.
  await within(500, platform.database.close());
}
