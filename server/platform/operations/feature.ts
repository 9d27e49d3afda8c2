import type { DataOf, EventType } from "@atrium/contract/protocol/event.ts";
import type { InputOf, Operation, OutputOf } from "@atrium/contract/protocol/operation.ts";
import type { ScopeKind } from "#platform/access/access.ts";
import type { Membership } from "#platform/access/membership.ts";
import type { Db } from "#platform/database/database.ts";
import type { Follower } from "#platform/events/follower.ts";
import type { JobHandler } from "#platform/jobs/jobs.ts";
import type { AudienceSource, SignalSource } from "#platform/realtime/audience.ts";
import type { ReferenceKind } from "#platform/references/references.ts";
import type { TimerHandler } from "#platform/timers/timer.ts";
import type { KeepAudit } from "./audit.ts";
import type { ContextOf, Identity, OpenContext, WorkspaceContext } from "./operation-context.ts";
import type { Parts } from "./parts.ts";

/** An operation of the contract with the function that does it. */
export type HandledOperation = {
  operation: Operation;
  run: (context: never, input: never, prepared: never) => Promise<unknown>;
  prepare?: (outside: never, input: never) => Promise<unknown>;
  together?: Together<never, never, unknown>;
} & HandleOptions;

export type HandleOptions = {
  /** `snapshot`: several queries that must agree with each other. Reads are read-only transactions anyway. */
  mode?: "snapshot" | "write";
  /** Input or answer holds a secret (a password, a token): neither is kept for retries, not even as a hash. */
  secret?: boolean;
  /** The same input again changes nothing and is answered alike, by the operation itself: no answer is kept for that. */
  repeatable?: boolean;
  /** Worth a line in the audit trail whenever it changes something, or only `sometimes`: it calls `context.audit`. */
  audited?: boolean | "sometimes";
};

/**
 * How calls of one workspace that come at the same moment are done in one transaction: see `together.ts`. For
 * repeatable operations alone, because a call that `run` leaves unanswered, or a group that fails, is done by itself.
 */
export type Together<Context, Input, Output> = {
  /** Whether a call is of the kind `run` knows how to do. */
  joins(input: Input): boolean;
  /** Answers in the order of the calls; undefined where the operation itself shall do it, or say why not. */
  run(calls: { context: Context; input: Input }[]): Promise<(Output | undefined)[]>;
};

/** Ties a contract operation to its verb. */
export const handle = <O extends Operation>(
  operation: O,
  run: (context: ContextOf<O["caller"]>, input: InputOf<O>) => Promise<OutputOf<O>>,
  options: HandleOptions = {},
): HandledOperation => ({ operation, run, ...options });

/** The same for an operation that many call at once; a call by itself is done by `run`. */
export const handleTogether = <O extends Operation>(
  operation: O,
  run: (context: ContextOf<O["caller"]>, input: InputOf<O>) => Promise<OutputOf<O>>,
  together: Together<ContextOf<O["caller"]>, InputOf<O>, OutputOf<O>>,
): HandledOperation => ({ operation, run, together: together as never, repeatable: true });

/** What is known before the transaction begins; a workspace's membership is not. */
export type Outside<Caller> = Pick<ContextOf<Caller>, "platform" | "origin" | "identity" | "cookies">;

/**
 * An operation with slow work of its own (hashing a password): `prepare` runs once, before the transaction, so that
 * no database connection waits for it; `run` gets what it found and must not trust that it still holds.
 */
export const handlePrepared = <O extends Operation, Prepared>(
  operation: O,
  steps: {
    prepare: (outside: Outside<O["caller"]>, input: InputOf<O>) => Promise<Prepared>;
    run: (context: ContextOf<O["caller"]>, input: InputOf<O>, prepared: Prepared) => Promise<OutputOf<O>>;
  },
  options: HandleOptions = {},
): HandledOperation => ({ operation, ...steps, ...options });

/** A reaction to another feature's event, inside the same transaction. */
export type Listener = { event: EventType; run: (context: ListenerContext, data: never) => Promise<void> };
/** `workspaceId` is the event's; there is no member: access was checked by the operation that emitted. */
export type ListenerContext = OpenContext & { workspaceId: string };
export const on = <E extends EventType>(
  event: E,
  run: (context: ListenerContext, data: DataOf<E>) => Promise<void>,
): Listener => ({ event, run });

/** What a permission allows, in words, and which of the roles every workspace starts with hold it. */
export type Permission = { summary: string; roles: readonly ("owner" | "admin" | "member" | "guest")[] };

/** A feature as its door declares it; reads as its table of contents. */
export type Feature = {
  name: string;
  operations?: HandledOperation[];
  /** Events and signals this feature emits. */
  events?: EventType[];
  on?: Listener[];
  /** What follows the event log after the commit: for all that must not delay an operation. */
  followers?: Follower[];
  permissions?: Record<string, Permission>;
  jobs?: JobHandler[];
  /** What is done at its time; see `platform/timers/timer.ts`. */
  timers?: TimerHandler[];
  /** What people hear besides `workspace` and `person:...`. */
  audiences?: AudienceSource[];
  /** Signals that follow what a person watches or does (presence). */
  signals?: SignalSource[];
  /** Kinds of things permissions are asked on. */
  scopes?: Record<string, ScopeKind>;
  references?: Record<string, ReferenceKind>;
  parts?: { [K in keyof Parts]?: (context: WorkspaceContext) => Promise<Parts[K]> };
  /** Exactly one feature tells who a request's credentials belong to. */
  identify?: Identify;
  /** Exactly one feature tells what accounts are in a workspace. */
  membership?: FindMemberships;
  /** Exactly one feature keeps the audit trail. */
  keepAudit?: KeepAudit;
  /** Plain routes that are no operations (a picture's bytes). */
  routes?: (app: import("fastify").FastifyInstance, platform: import("./platform.ts").Platform) => void;
  start?: (platform: import("./platform.ts").Platform) => Promise<void> | void;
};
export type Identify = (
  db: Db,
  credentials: { cookies: string; bearer: string | undefined },
  now: Date,
  platform: import("./platform.ts").Platform,
) => Promise<Identity | undefined>;
/** By account; who is no active member is left out. */
export type FindMemberships = (db: Db, workspaceId: string, accountIds: string[]) => Promise<Map<string, Membership>>;
export const feature = (declaration: Feature): Feature => declaration;
