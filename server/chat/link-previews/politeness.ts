import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds between two questions to one site: a list of twenty links must not feel like an attack. */
const pause = 500;
/** Who waits here holds up others of the same batch; more of one site come back later. */
const mostWaiting = 4;

type Site = { last: Promise<unknown>; waiting: number };
const sites = new Map<string, Site>();

/**
 * Does the work after what this process asks the same site already, one after the other; undefined when too many wait
 * for it, so that a site that answers slowly holds up its own links alone.
 */
export function atHost<T>(host: string, work: () => Promise<T>): Promise<T> | undefined {
  const site = sites.get(host);
  if (site && site.waiting >= mostWaiting) return undefined;
  const done = site ? site.last.then(() => sleep(pause)).then(work) : work();
  const settled = done.then(
    () => leave(host),
    () => leave(host),
  );
  sites.set(host, { last: settled, waiting: (site?.waiting ?? 0) + 1 });
  return done;
}

function leave(host: string): void {
  const site = sites.get(host);
  if (site && site.waiting > 1) site.waiting -= 1;
  else sites.delete(host);
}
