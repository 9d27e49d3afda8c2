import type { Database } from "#platform/database/database.ts";
import type { ListenerContext } from "#platform/operations/feature.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { run } from "#platform/operations/run.ts";
import { beginFollowers, cameTo, nextEvents, passOver, takeTurn, workspacesBehind } from "./event-follower-rows.ts";
import type { Follower } from "./follower.ts";

/** Events of a moment come together: one transaction for what a busy workspace says in this time, in ms. */
const gather = 50;
/** A lost wake-up delays and never loses: the logs are looked at this often anyway, in ms. */
const lookAgain = 10_000;
/** A look goes through so many workspaces, the next one through those behind them; the first looks follow soon. */
const workspacesAtOnce = 500;
const lookOn = 250;
const mostAtOnce = 500;
/** An event that fails this often, alone, is passed over and reported: those behind it are not held up for ever. */
const mostTries = 5;

/** Where a follower stumbled: from there it goes event by event. */
type Trouble = { tries: number; after: number };

/** The followers of this process, each going through the log of each workspace by itself. */
export class LogFollowing {
  readonly #platform: Platform;
  readonly #followers: Follower[];
  readonly #names: string[];
  /** Workspaces with something new, and those somebody is going through. */
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  readonly #busy = new Map<string, Promise<void>>();
  readonly #trouble = new Map<string, Trouble>();
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  /** @param database Connections of its own: what follows does not stand in the way of who waits for an answer. */
  constructor(platform: Platform, followers: Follower[], database: Database) {
    this.#platform = { ...platform, database };
    this.#followers = followers;
    this.#names = followers.map((follower) => follower.name);
  }

  async start(): Promise<void> {
    if (this.#followers.length === 0) return;
    await this.#platform.database.transaction({}, ({ db }) => beginFollowers(db, this.#names));
    this.#platform.gateway.onHead((workspaceId) => this.#wake(workspaceId));
    await this.#look(null, lookOn);
  }

  /** Ends after the batches that are being done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
    await Promise.all(this.#busy.values());
    await this.#platform.database.close();
  }

  #wake(workspaceId: string): void {
    if (this.#stopped || this.#waiting.has(workspaceId)) return;
    const begin = () => {
      this.#waiting.delete(workspaceId);
      const before = this.#busy.get(workspaceId);
      const work = (before ?? Promise.resolve()).then(() => this.#goThrough(workspaceId));
      this.#busy.set(workspaceId, work);
      void work.finally(() => this.#busy.get(workspaceId) === work && this.#busy.delete(workspaceId));
    };
    this.#waiting.set(workspaceId, setTimeout(begin, gather).unref());
  }

  /** `pause`: until it is looked further; once all have been looked at there is no haste. */
  async #look(after: string | null, pause: number): Promise<void> {
    const { database, log } = this.#platform;
    const most = workspacesAtOnce;
    let through = after;
    try {
      const found = await database.transaction({ mode: "read" }, ({ db }) =>
        workspacesBehind(db, this.#names, { after, most }),
      );
      found.behind.forEach((id) => this.#wake(id));
      through = found.through;
    } catch (error) {
      if (!this.#stopped) log.error({ err: error }, "looking at the event logs failed");
    }
    if (this.#stopped) return;
    const next = through === null ? lookAgain : pause;
    this.#timer = setTimeout(() => void this.#look(through, next), next).unref();
  }

  async #goThrough(workspaceId: string): Promise<void> {
    await Promise.all(
      (await this.#wanting(workspaceId)).map(async (follower) => {
        while (!this.#stopped && (await this.#step(workspaceId, follower)));
      }),
    );
  }

  /** Who has something to do. That it could not be found out waits for the next wake-up or look. */
  async #wanting(workspaceId: string): Promise<Follower[]> {
    const { database, log } = this.#platform;
    try {
      const names = await database.transaction({ workspaceId }, ({ db }) => passOver(db, workspaceId, this.#followers));
      return this.#followers.filter(({ name }) => names.has(name));
    } catch (error) {
      if (!this.#stopped) log.warn({ err: error, workspaceId }, "following the log failed");
      return [];
    }
  }

  /** Does one batch; true when there may be more. A failure waits for the next wake-up or look. */
  async #step(workspaceId: string, follower: Follower): Promise<boolean> {
    const key = `${workspaceId} ${follower.name}`;
    const trouble = this.#trouble.get(key);
    const most = trouble ? 1 : mostAtOnce;
    let after = trouble?.after ?? 0;
    try {
      const more = await run(this.#platform, { workspaceId }, async (context) => {
        const from = await takeTurn(context.db, workspaceId, follower.name);
        if (from === undefined) return false;
        after = from;
        const { events, seq, pruned } = await nextEvents(context.db, workspaceId, follower, { after, most });
        if (pruned) this.#platform.log.warn({ workspaceId, follower: follower.name }, "events were gone unfollowed");
        const given = (trouble?.tries ?? 0) >= mostTries && trouble?.after === after ? [] : events;
        if (given.length < events.length)
          this.#platform.log.error({ workspaceId, follower: follower.name, seq }, "an event is passed over");
        const inside: ListenerContext = { ...context, workspaceId };
        if (given.length > 0) await follower.run(inside, given as never);
        if (seq > after) await cameTo(context.db, workspaceId, follower.name, seq);
        return events.length === most;
      });
      // Event by event until the end of the log: what comes next may be what failed.
      if (trouble && more) this.#trouble.set(key, { tries: 0, after: -1 });
      else this.#trouble.delete(key);
      return more;
    } catch (error) {
      if (this.#stopped) return false;
      const tries = trouble && trouble.after === after ? trouble.tries + 1 : 1;
      this.#trouble.set(key, { tries, after });
      this.#platform.log.warn({ err: error, workspaceId, follower: follower.name, tries }, "following the log failed");
      return tries < mostTries + 1 && most > 1;
    }
  }
}
