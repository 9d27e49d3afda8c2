import type { EventType } from "@atrium/contract/protocol/event.ts";
import type * as z from "zod";
import type { Config } from "#platform/config/config.ts";
import type { Database, Scope } from "#platform/database/database.ts";
import type { LogFollowing } from "#platform/events/follow-log.ts";
import type { Outside } from "#platform/fetch/fetch-outside.ts";
import type { Metrics } from "#platform/http/metrics.ts";
import type { Jobs } from "#platform/jobs/jobs.ts";
import type { Log } from "#platform/log/log.ts";
import type { Gateway } from "#platform/realtime/gateway.ts";
import type { Scanner } from "#platform/scan/clamd.ts";
import type { Storage } from "#platform/storage/storage.ts";
import type { RunningTimers } from "#platform/timers/run-timers.ts";
import type { Feature, HandledOperation, Listener, Permission } from "./feature.ts";
import type { Limiter } from "./limiter.ts";
import type { OpenContext } from "./operation-context.ts";

/** Everything the features stand on, made once in main.ts and handed down; there are no globals. */
export type Platform = {
  config: Config;
  log: Log;
  database: Database;
  /** Bytes, sealed. Whoever reads has asked whether what they belong to may be seen now. */
  storage: Storage;
  /** A virus scanner; undefined when none is set up. */
  scanner: Scanner | undefined;
  jobs: Jobs;
  /** The only way to ask another machine for what a person's address names. */
  outside: Outside;
  gateway: Gateway;
  /** In processes with the role `worker`. */
  following?: LogFollowing;
  timers?: RunningTimers;
  limiter: Limiter;
  metrics: Metrics;
  catalogue: Catalogue;
  /** The contract's named shapes, for the API's documents. */
  schemas: Record<string, z.ZodType>;
  /** Checks answers and events against the contract; on in tests, where a mismatch is a defect. */
  strict: boolean;
  /** Runs work of the product outside an operation: a job, an import, a start. Events are told after the commit. */
  run<T>(scope: Scope, work: (context: OpenContext) => Promise<T>): Promise<T>;
};

/** All features, indexed once at start. */
export type Catalogue = {
  features: Feature[];
  operations: Map<string, HandledOperation>;
  events: Map<string, EventType>;
  listeners: Map<string, Listener[]>;
  permissions: Map<string, Permission>;
};

/** @throws Error when two features claim the same name: a defect found at start, never later. */
export function catalogueOf(features: Feature[]): Catalogue {
  const catalogue: Catalogue = {
    features,
    operations: new Map(),
    events: new Map(),
    listeners: new Map(),
    permissions: new Map(),
  };
  for (const feature of features) {
    for (const handled of feature.operations ?? []) addOnce(catalogue.operations, handled.operation.name, handled);
    for (const event of feature.events ?? []) addOnce(catalogue.events, event.name, event);
    for (const [name, permission] of Object.entries(feature.permissions ?? {}))
      addOnce(catalogue.permissions, name, permission);
    for (const listener of feature.on ?? []) {
      const known = catalogue.listeners.get(listener.event.name) ?? [];
      catalogue.listeners.set(listener.event.name, [...known, listener]);
    }
  }
  return catalogue;
}

function addOnce<T>(map: Map<string, T>, name: string, value: T): void {
  if (map.has(name)) throw new Error(`${name} is declared twice`);
  map.set(name, value);
}

/** The one feature that provides a service; a missing one is a defect of features.ts. */
export function provided<K extends keyof Feature>(catalogue: Catalogue, key: K): NonNullable<Feature[K]> {
  const found = catalogue.features.find((feature) => feature[key] !== undefined)?.[key];
  if (!found) throw new Error(`no feature provides ${key}`);
  return found;
}
