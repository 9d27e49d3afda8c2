/**
 * Background jobs on pg-boss. Guarantee: a job is enqueued in the transaction of the change that asks for it, so it
 * exists exactly when the change does; it runs at least once and must be safe to run again.
 * What must never happen: a slow call (mail, network) inside an operation's transaction.
 */

import { fromKysely, type JobResult, PgBoss } from "pg-boss";
import { applicationRole, type Db } from "#platform/database/database.ts";
import type { Log } from "#platform/log/log.ts";
import type { Platform } from "#platform/operations/platform.ts";

/** A kind of job; `retries` after the first try, with growing pauses from `pauseSeconds`. */
export type JobType<D extends object = object> = {
  name: string;
  retries: number;
  pauseSeconds: number;
  /** A five-field cron line, in UTC, for jobs that run by themselves. */
  schedule?: string;
  /** The jobs of a batch run at once: for work that mostly waits for somebody else. */
  atOnce?: boolean;
  readonly data?: D;
};
export const jobType = <D extends object>(
  name: string,
  options: { retries?: number; pauseSeconds?: number; schedule?: string; atOnce?: boolean } = {},
): JobType<D> => ({ name, retries: 5, pauseSeconds: 10, ...options });

export type JobHandler = { type: JobType; run(data: never, platform: Platform): Promise<void> };
export const worksOn = <D extends object>(
  type: JobType<D>,
  run: (data: D, platform: Platform) => Promise<void>,
): JobHandler => ({ type, run: run as JobHandler["run"] });

export type Jobs = {
  /** `key`: a second job with the same key is dropped while the first has not begun. */
  enqueue<D extends object>(
    db: Db,
    type: JobType<D>,
    data: D,
    options?: { startAfter?: Date; key?: string },
  ): Promise<void>;
  /** Makes the queues; before this nothing can be enqueued. */
  prepare(handlers: JobHandler[]): Promise<void>;
  /** Begins to work on jobs; only processes with the role `worker` do. */
  work(handlers: JobHandler[], platform: Platform): Promise<void>;
  stop(): Promise<void>;
};

/** @param url Connection of the owner: pg-boss keeps its own schema `jobs`, which no tenant's row enters. */
export async function openJobs(url: string, log: Log): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: url, schema: "jobs", max: 2, useListenNotify: true });
  boss.on("error", (error) => log.error({ err: error }, "job queue"));
  await boss.start();
  await letApplicationEnqueue(boss);
  return {
    enqueue: async (db, type, data, options = {}) => {
      // A moment that has come is none: the transaction began before it, so the job would not be told of.
      const { startAfter = new Date(0) } = options;
      await boss.send(type.name, data, {
        db: fromKysely(db),
        ...(startAfter.getTime() > Date.now() && { startAfter }),
        ...(options.key && { singletonKey: options.key }),
      });
    },
    prepare: (handlers) => prepareQueues(boss, handlers),
    work: async (handlers, platform) => {
      for (const handler of handlers) await workOn(boss, handler, platform);
    },
    stop: () => boss.stop({ graceful: true, timeout: 1000 }),
  };
}

/** The application's role puts jobs in, within its own transactions; it takes none out and makes no queues. */
async function letApplicationEnqueue(boss: PgBoss): Promise<void> {
  // Sent together, so one transaction; one process at a time: PostgreSQL refuses two that grant on one table at once.
  await boss.getDb().executeSql(`
    select pg_advisory_xact_lock(hashtextextended('jobs grants', 0));
    grant usage on schema jobs to ${applicationRole};
    grant select on jobs.queue to ${applicationRole};
    grant select, insert on jobs.job, jobs.job_common to ${applicationRole}`);
}

/** What is as it should be stays untouched: a start asks twice, not for each kind of job. */
async function prepareQueues(boss: PgBoss, handlers: JobHandler[]): Promise<void> {
  const queues = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  const schedules = new Map((await boss.getSchedules()).map(({ name, cron }) => [name, cron]));
  for (const { type } of handlers) {
    const options = { retryLimit: type.retries, retryDelay: type.pauseSeconds, retryBackoff: true, notify: true };
    const queue = queues.get(type.name);
    if (!queue) await boss.createQueue(type.name, options);
    else if (keysOf(options).some((key) => queue[key] !== options[key])) await boss.updateQueue(type.name, options);
    if (type.schedule && schedules.get(type.name) !== type.schedule) await boss.schedule(type.name, type.schedule);
  }
}

const keysOf = <T extends object>(object: T): (keyof T)[] => Object.keys(object) as (keyof T)[];

/** Each job ends by itself: one that fails is tried again without those of its batch that were done. */
async function workOn(boss: PgBoss, handler: JobHandler, platform: Platform): Promise<void> {
  // New jobs are told of at once; the looks in between find those that were to wait, after a failure for instance.
  const looks = { pollingIntervalSeconds: 10, notifyPollingIntervalSeconds: 10 };
  // Many jobs of one transaction are told of once: after a full batch the next one is not waited for.
  const options = { batchSize: 10, burstWhenBatchFull: true, ...looks, perJobResults: true } as const;
  await boss.work<object, JobResult[], typeof options>(handler.type.name, options, async (jobs) => {
    const results: JobResult[] = [];
    const begin = async ({ id, data }: (typeof jobs)[number]) =>
      void results.push({ id, ...(await outcomeOf(handler, data, platform)) });
    if (handler.type.atOnce) await Promise.all(jobs.map(begin));
    else for (const job of jobs) await begin(job);
    return results;
  });
}

async function outcomeOf(handler: JobHandler, data: object, platform: Platform): Promise<Omit<JobResult, "id">> {
  try {
    await handler.run(data as never, platform);
    return { status: "completed" };
  } catch (error) {
    platform.log.warn({ err: error, job: handler.type.name }, "a job failed and will be tried again");
    return { status: "failed", output: { message: (error as Error).message } };
  }
}
