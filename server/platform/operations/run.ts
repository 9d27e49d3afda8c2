import { sql } from "kysely";
import type { Membership } from "#platform/access/membership.ts";
import type { Scope, Trx } from "#platform/database/database.ts";
import { appendEvents, type LoggedEvent, type PendingEvent } from "#platform/events/event-log.ts";
import type { Audited } from "./audit.ts";
import type { Identity, OpenContext, WorkspaceContext } from "./operation-context.ts";
import type { Parts } from "./parts.ts";
import { type Platform, provided } from "./platform.ts";

/** What a call brings along; work outside operations brings nothing. */
export type Request = {
  requestId: string;
  origin: { ip: string; userAgent: string };
  identity: Identity | undefined;
  cookies: string;
  setCookie(header: string): void;
  /** When it happens, for content that is made up; the present unless told. No client can say it. */
  now?: Date;
};

const noRequest: Request = {
  requestId: "",
  origin: { ip: "", userAgent: "" },
  identity: undefined,
  cookies: "",
  setCookie: () => undefined,
};

/** Two transactions in each other's way: PostgreSQL ended one, and doing it again is the cure. */
const passing = new Set(["40001", "40P01"]);
const mostTries = 4;

/**
 * Runs product work in one transaction: what it emits is appended to the log as the transaction's last statement,
 * and told to connected people after the commit. Done again when the database asks for it.
 */
export const run = <T>(
  platform: Platform,
  scope: Scope,
  work: (context: OpenContext) => Promise<T>,
  request: Request = noRequest,
): Promise<T> => runFor(platform, scope, [request], ([context]) => work(context as OpenContext));

/** The same for several requests at once: one transaction, a context for each, all committed or none. */
export async function runFor<T>(
  platform: Platform,
  scope: Scope,
  requests: Request[],
  work: (contexts: OpenContext[]) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await runOnce(platform, scope, requests, work);
    } catch (error) {
      if (tries >= mostTries || !passing.has((error as { code?: string }).code ?? "")) throw error;
    }
  }
}

async function runOnce<T>(
  platform: Platform,
  scope: Scope,
  requests: Request[],
  work: (contexts: OpenContext[]) => Promise<T>,
): Promise<T> {
  const later: Later = { now: new Date(), events: [], audit: [], logged: [], signals: [], work: [] };
  const result = await platform.database.transaction(scope, async (trx) => {
    later.now = new Date();
    const answer = await work(requests.map((request) => openContext(platform, trx, request, later)));
    await listen(platform, later);
    await keepAudit(platform, later);
    append(trx, later);
    return answer;
  });
  await tell(platform, later);
  return result;
}

/** What waits for the commit. */
type Later = {
  now: Date;
  events: (PendingEvent & { context: OpenContext })[];
  audit: { context: OpenContext; line: Audited }[];
  logged: LoggedEvent[];
  signals: (() => void)[];
  work: (() => void | Promise<void>)[];
};

function openContext(platform: Platform, trx: Trx, request: Request, later: Later): OpenContext {
  const context: OpenContext = {
    ...request,
    platform,
    now: request.now ?? later.now,
    db: trx.db,
    emit: (type, data, emission) => {
      if (platform.strict) type.data.parse(data);
      later.events.push({ name: type.name, data, emission, context });
    },
    audit: (line) => void later.audit.push({ context, line }),
    signal: (type, data, workspaceId, audience) => {
      later.signals.push(() => platform.gateway.signal(workspaceId, audience, type.name, data as object));
    },
    signalAccounts: (type, workspaceId, accountIds) => {
      if (accountIds.length === 0) return;
      later.signals.push(() => platform.gateway.accounts.tell(workspaceId, type.name, accountIds));
    },
    enqueue: (job, data, options) => platform.jobs.enqueue(trx.db, job, data, options),
    afterCommit: (task) => void later.work.push(task),
    enterWorkspace: async (workspaceId) => {
      await sql`select set_config('app.workspace_id', ${workspaceId}, true)`.execute(trx.db);
    },
  };
  return context;
}

/** The context as a member of the workspace, or undefined when the caller is none. */
export async function asMember(context: OpenContext, workspaceId: string): Promise<WorkspaceContext | undefined> {
  const [inside] = await asMembers([context], workspaceId);
  return inside;
}

/** The same for several callers in one transaction, by one query. */
export async function asMembers(
  contexts: OpenContext[],
  workspaceId: string,
): Promise<(WorkspaceContext | undefined)[]> {
  const accountIds = new Set(contexts.flatMap(({ identity }) => identity?.accountId ?? []));
  const [first] = contexts;
  if (!first || accountIds.size === 0) return contexts.map(() => undefined);
  const find = provided(first.platform.catalogue, "membership");
  const members = await find(first.db, workspaceId, [...accountIds]);
  return contexts.map((context) => {
    const member = context.identity && members.get(context.identity.accountId);
    return member && insideOf(context, context.identity as Identity, member);
  });
}

function insideOf(context: OpenContext, identity: Identity, member: Membership): WorkspaceContext {
  const { features } = context.platform.catalogue;
  const inside: WorkspaceContext = {
    ...context,
    identity,
    workspaceId: member.workspaceId,
    member,
    collect: (part) => {
      const parts = features.flatMap((feature) => feature.parts?.[part] ?? []);
      const providers = parts as ((context: WorkspaceContext) => Promise<Parts[typeof part]>)[];
      return Promise.all(providers.map((provide) => provide(inside)));
    },
  };
  return inside;
}

/** Reactions of other features, in this transaction; they may emit further events, which are heard too. */
async function listen(platform: Platform, later: Later): Promise<void> {
  for (let index = 0; index < later.events.length; index += 1) {
    const { name, data, emission, context } = later.events[index] as Later["events"][number];
    for (const listener of platform.catalogue.listeners.get(name) ?? [])
      await listener.run({ ...context, workspaceId: emission.workspaceId }, data as never);
  }
}

/** The trail is locked late: whoever waits for another's line waits for the end of that transaction alone. */
async function keepAudit(platform: Platform, later: Later): Promise<void> {
  for (const [context, lines] of Map.groupBy(later.audit, (one) => one.context)) {
    const keep = provided(platform.catalogue, "keepAudit");
    await keep(
      context,
      lines.map(({ line }) => line),
    );
  }
}

function append(trx: Trx, later: Later): void {
  const workspaces = Map.groupBy(later.events, (event) => event.emission.workspaceId);
  // In the order of ids, so that two transactions over the same workspaces never wait for each other in a circle.
  for (const id of [...workspaces.keys()].sort()) {
    const { statement, logged } = appendEvents(trx.db, workspaces.get(id) as PendingEvent[], later.now);
    trx.atEnd(statement, (rows) => void later.logged.push(...logged(rows as { seq: number }[])));
  }
}

async function tell(platform: Platform, later: Later): Promise<void> {
  if (later.logged.length > 0) platform.gateway.publish(later.logged);
  for (const send of later.signals) send();
  for (const task of later.work) {
    try {
      await task();
    } catch (error) {
      platform.log.error({ err: error }, "work after a commit failed");
    }
  }
}
