import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds between two questions to one site: a list of twenty links must not feel like an attack. */
const pause = 500;

const asking = new Map<string, Promise<unknown>>();

/** Does the work after what this process asks the same site already, one after the other. */
export function atHost<T>(host: string, work: () => Promise<T>): Promise<T> {
  const before = asking.get(host);
  const done = before ? before.then(() => sleep(pause)).then(work) : work();
  const settled = done.catch(() => undefined);
  asking.set(host, settled);
  void settled.then(() => asking.get(host) === settled && asking.delete(host));
  return done;
}
