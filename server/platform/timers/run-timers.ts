import { sql } from "kysely";
import type { Platform } from "#platform/operations/platform.ts";
import type { DueTimer, TimerHandler } from "./timer.ts";

/**
 * How often a worker looks, in ms: what other processes set, and what was set long ago, is done about a second late at
 * most. The look is one index probe.
 */
const lookAgain = 1000;
/** What is set in this process and due within this time, in ms, is done at its time. */
const ahead = 60_000;
/** Looks at what is expected are at least so far apart, in ms. */
const together = 20;
/** Few, because those a killed worker had taken wait half a minute for the next one. */
const mostAtOnce = 40;
/** So many are worked on at the same time; others need connections, too. */
const abreast = 4;

type Taken = DueTimer & { kind: string; dueAt: Date };

/** Works on due timers until it is stopped; only processes with the role `worker` have one. */
export class RunningTimers {
  readonly #platform: Platform;
  readonly #handlers: Map<string, TimerHandler>;
  #timer: NodeJS.Timeout | undefined;
  /** By the moment something is due. */
  readonly #expected = new Map<number, NodeJS.Timeout>();
  #working: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(platform: Platform, handlers: TimerHandler[]) {
    this.#platform = platform;
    this.#handlers = new Map(handlers.map((handler) => [handler.kind, handler]));
  }

  start(): void {
    if (this.#handlers.size === 0) return;
    this.#timer = setInterval(() => this.#look(), lookAgain);
    this.#timer.unref();
  }

  /** A timer was set: when it is due soon, nobody waits for the next look. */
  expect(at: Date): void {
    const now = Date.now();
    if (this.#stopped || !this.#timer || at.getTime() > now + ahead) return;
    const moment = Math.ceil(Math.max(at.getTime(), now) / together) * together;
    if (this.#expected.has(moment)) return;
    const look = () => {
      this.#expected.delete(moment);
      this.#look();
    };
    this.#expected.set(moment, setTimeout(look, moment - now).unref());
  }

  /** Ends after what is being done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    for (const timer of this.#expected.values()) clearTimeout(timer);
    await this.#working;
  }

  #look(): void {
    if (this.#stopped) return;
    if (this.#working) {
      this.#again = true;
      return;
    }
    this.#again = false;
    this.#working = this.#workOff()
      .catch((error: unknown) => {
        if (!this.#stopped) this.#platform.log.error({ err: error }, "looking at the timers failed");
      })
      .finally(() => {
        this.#working = undefined;
        if (this.#again) this.#look();
      });
  }

  async #workOff(): Promise<void> {
    for (let more = true; more && !this.#stopped; ) {
      const taken = await this.#take();
      more = taken.length === mostAtOnce;
      const waiting = taken.values();
      await Promise.all(Array.from({ length: abreast }, () => this.#workOn(waiting)));
    }
  }

  async #take(): Promise<Taken[]> {
    const { rows } = await this.#platform.database.transaction({}, ({ db }) =>
      sql<Taken>`
        select workspace_id as "workspaceId", kind, id, due_at as "dueAt", tries
        from take_timers(${[...this.#handlers.keys()]}::text[], ${mostAtOnce})`.execute(db),
    );
    return rows;
  }

  async #workOn(waiting: Iterator<Taken>): Promise<void> {
    for (let next = waiting.next(); !next.done && !this.#stopped; next = waiting.next()) await this.#do(next.value);
  }

  async #do({ kind, dueAt, ...due }: Taken): Promise<void> {
    try {
      await this.#handlers.get(kind)?.run(this.#platform, due);
      // Unless it was set anew in the meantime.
      await this.#platform.database.transaction({ workspaceId: due.workspaceId }, ({ db }) =>
        sql`delete from timer where workspace_id = ${due.workspaceId}::uuid and kind = ${kind} and id = ${due.id}::uuid
          and due_at = ${dueAt}`.execute(db),
      );
    } catch (error) {
      this.#platform.log.warn({ err: error, kind, ...due }, "a timer failed and will be tried again");
    }
  }
}
