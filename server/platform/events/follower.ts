import type { DataOf, EventType } from "@atrium/contract/protocol/event.ts";
import type { ListenerContext } from "#platform/operations/feature.ts";

/** An event of the log as a follower gets it. */
export type FollowedEvent<E extends EventType = EventType> = {
  name: E["name"];
  seq: number;
  at: Date;
  actorId: string | null;
  data: DataOf<E>;
};

/**
 * Work that follows the event log after the commit, in the worker: whatever must not delay an operation. In order and
 * in batches per workspace. What `run` writes is committed together with how far it came, so that it happens exactly
 * once; what leaves the database (a mail) belongs into a job it enqueues.
 */
export type Follower = {
  /** Kept in the database: never rename it. */
  name: string;
  events: EventType[];
  run: (context: ListenerContext, events: never) => Promise<void>;
};

export const follow = <E extends EventType>(
  name: string,
  events: E[],
  run: (context: ListenerContext, events: FollowedEvent<E>[]) => Promise<void>,
): Follower => ({ name, events, run: run as Follower["run"] });
