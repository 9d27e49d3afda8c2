import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Prometheus metrics; names follow its conventions (base units, `_total`). */
export type Metrics = {
  registry: Registry;
  /** Starts timing an operation; call the answer with `ok` or the error code. */
  operation(name: string): (result: string) => void;
  connections: Gauge;
  delivered: Counter;
  slowReaders: Counter;
  /** Things whose bytes were removed: nobody used them any more, or no row named them. */
  storedRemoved: Counter<"reason">;
  /** What was deleted and could be brought back no more: messages, channels, rows of workspaces. */
  removed: Counter<"what">;
  /** Whose bytes were not there at the last sweep. */
  storedMissing: Gauge;
  /** Passwords checked, by result: a rise of wrong ones is somebody guessing. */
  passwordChecks: Counter<"result">;
};

export function createMetrics(): Metrics {
  const own = new Registry();
  const registers = [own];
  const seconds = new Histogram({
    name: "atrium_operation_seconds",
    help: "How long operations take",
    labelNames: ["operation", "result"],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers,
  });
  const metrics: Omit<Metrics, "registry"> = {
    operation: (operation) => {
      const began = performance.now();
      return (result) => seconds.observe({ operation, result }, (performance.now() - began) / 1000);
    },
    connections: new Gauge({ name: "atrium_connections", help: "Open realtime connections", registers }),
    delivered: new Counter({ name: "atrium_frames_delivered_total", help: "Event frames sent", registers }),
    slowReaders: new Counter({ name: "atrium_slow_readers_total", help: "Connections closed as too slow", registers }),
    storedRemoved: new Counter({
      name: "atrium_stored_removed_total",
      help: "Stored things whose bytes were removed, by why",
      labelNames: ["reason"],
      registers,
    }),
    removed: new Counter({
      name: "atrium_removed_total",
      help: "Things removed for good after they were deleted, by what they were",
      labelNames: ["what"],
      registers,
    }),
    storedMissing: new Gauge({
      name: "atrium_stored_missing",
      help: "Stored things whose bytes were not there at the last sweep",
      registers,
    }),
    passwordChecks: new Counter({
      name: "atrium_password_checks_total",
      help: "Passwords checked, right or wrong",
      labelNames: ["result"],
      registers,
    }),
  };
  return { ...metrics, registry: Registry.merge([ofThisProcess(), own]) };
}

let watching: Registry | undefined;

/** Memory, event loop, collections: watched once for all servers of a process, and never ended. */
function ofThisProcess(): Registry {
  if (!watching) {
    watching = new Registry();
    collectDefaultMetrics({ register: watching });
  }
  return watching;
}
