import type { DataOf, EventType } from "@atrium/contract/protocol/event.ts";
import type { Membership } from "#platform/access/membership.ts";
import type { Db } from "#platform/database/database.ts";
import type { Emission } from "#platform/events/event-log.ts";
import type { JobType } from "#platform/jobs/jobs.ts";
import type { Audited } from "./audit.ts";
import type { Parts } from "./parts.ts";
import type { Platform } from "./platform.ts";

/** Who calls: the account behind a cookie session, an access token or a personal token. */
export type Identity = {
  accountId: string;
  /** The session, or the personal token, this call came with; ending it closes its sockets. */
  sessionId: string;
  operator: boolean;
};

/** Where a call came from. */
export type Origin = { ip: string; userAgent: string };

/** What every operation gets. `db` is the operation's own transaction. */
export type OpenContext = {
  requestId: string;
  now: Date;
  origin: Origin;
  db: Db;
  identity: Identity | undefined;
  /** Appends an event to the workspace's log when the transaction commits. */
  emit: <E extends EventType>(type: E, data: DataOf<E>, emission: Emission) => void;
  /** Leaves a line in the workspace's audit trail, in this transaction; the operation is declared `audited`. */
  audit: (line: Audited) => void;
  /** Sends to who is connected now; nothing is kept. */
  signal: <E extends EventType>(type: E, data: DataOf<E>, workspaceId: string, audience: string[]) => void;
  /** Tells accounts, on whatever connection, that something of this kind changed there; at most once a second. */
  signalAccounts: (type: EventType, workspaceId: string, accountIds: readonly string[]) => void;
  /** Enqueues in this transaction: rolled back with it, begun after it commits. */
  enqueue: <D extends object>(job: JobType<D>, data: D, options?: { startAfter?: Date; key?: string }) => Promise<void>;
  /** Runs after the commit; a failure is logged and changes no answer. */
  afterCommit: (work: () => void | Promise<void>) => void;
  /** The answer's Set-Cookie headers (REST only). */
  setCookie: (header: string) => void;
  /** The request's Cookie header. */
  cookies: string;
  /** From here on row-level security lets this workspace through: for operations that find or make one. */
  enterWorkspace: (workspaceId: string) => Promise<void>;
  platform: Platform;
};
export type AccountContext = OpenContext & { identity: Identity };
export type WorkspaceContext = AccountContext & {
  workspaceId: string;
  member: Membership;
  /** What every feature contributes to an answer; see `parts.ts`. */
  collect: <K extends keyof Parts>(part: K) => Promise<Parts[K][]>;
};

export type ContextOf<Caller> = Caller extends "workspace"
  ? WorkspaceContext
  : Caller extends "account" | "operator"
    ? AccountContext
    : OpenContext;
