/**
 * The event log. Guarantees: an event is committed with the change it tells, or neither is; sequence numbers are
 * gap-free per workspace and their order is the commit order, because the head row is locked by the transaction's
 * last statement until it commits. What must never happen: an event told before its commit.
 * May import: platform/database, the contract's protocol.
 */
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

/**
 * Somebody, or everybody who hears something by themselves (not only looking at it), gains or loses an audience; the key
 * `*` is every one, ending their connection.
 */
export type AudienceChange = { memberId: string; key: string } | { holdersOf: string; key: string };

/** To whom an event goes, as audience keys, and whose audiences it changes. */
export type Emission = {
  workspaceId: string;
  actorId: string | null;
  to: string[];
  /** Takes effect before this event is delivered. */
  admits?: AudienceChange[];
  /** Takes effect after this event is delivered. */
  expels?: AudienceChange[];
};

export const audience = {
  workspace: "workspace",
  person: (memberId: string) => `person:${memberId}`,
  scope: (kind: string, id: string) => `${kind}:${id}`,
  permission: (name: string) => `permission:${name}`,
} as const;

export type PendingEvent = { name: string; data: unknown; emission: Emission };

/** An event as the log holds it; `data` is JSON text, sent to clients as it is. */
export type LoggedEvent = {
  workspaceId: string;
  seq: number;
  name: string;
  at: string;
  actorId: string | null;
  audience: string[];
  admits: AudienceChange[];
  expels: AudienceChange[];
  data: string;
};

/**
 * A statement that appends events of one workspace; `logged` turns its rows into the events with their numbers.
 * Without a log (`createEventLog`) the number is null, which the table refuses: nothing of the transaction stays.
 */
export function appendEvents(db: Db, events: PendingEvent[], now: Date) {
  const workspaceId = (events[0] as PendingEvent).emission.workspaceId;
  const rows = events.map((event) => ({
    name: event.name,
    actorId: event.emission.actorId,
    audience: event.emission.to,
    admits: event.emission.admits ?? [],
    expels: event.emission.expels ?? [],
    data: JSON.stringify(event.data),
  }));
  const statement = sql`
    with head as (
      update event_head set seq = seq + ${rows.length}::int where workspace_id = ${workspaceId}::uuid returning seq
    )
    insert into event (workspace_id, seq, name, at, actor_id, audience, admits, expels, data)
    select ${workspaceId}::uuid, head.seq - ${rows.length}::int + e.n, e.v->>'name', ${now}, (e.v->>'actorId')::uuid,
      array(select jsonb_array_elements_text(e.v->'audience')),
      nullif(e.v->'admits', '[]'), nullif(e.v->'expels', '[]'), (e.v->>'data')::json
    from (select (select seq from head)) as head, jsonb_array_elements(${JSON.stringify(rows)}::jsonb) with ordinality as e(v, n)
    returning seq`.compile(db);
  const logged = (appended: { seq: number }[]): LoggedEvent[] => {
    const first = Math.min(...appended.map((row) => row.seq));
    return rows.map((row, index) => ({ ...row, workspaceId, seq: first + index, at: now.toISOString() }));
  };
  return { statement, logged };
}

/** Begins the log of a new workspace. */
export async function createEventLog(db: Db, workspaceId: string): Promise<void> {
  await sql`insert into event_head (workspace_id) values (${workspaceId}::uuid)`.execute(db);
}

/** A client further behind than this gets `reset`: a fresh snapshot is cheaper than the events. */
export const mostReplayed = 2000;

export type LogHead = { seq: number; prunedSeq: number };

export async function readHead(db: Db, workspaceId: string): Promise<LogHead | undefined> {
  const { rows } = await sql<{ seq: number; pruned_seq: number }>`
    select seq, pruned_seq from event_head where workspace_id = ${workspaceId}::uuid`.execute(db);
  return rows[0] && { seq: rows[0].seq, prunedSeq: rows[0].pruned_seq };
}

/**
 * Ends the log's reach here: whoever follows the workspace is told to fetch everything afresh. For changes too large
 * to be told one by one (an import). Takes a number of its own, so that nobody stands at it already. The transaction's
 * last statement; answers the new head.
 */
export async function startLogAnew(db: Db, workspaceId: string): Promise<number> {
  const { rows } = await sql<{ seq: number }>`
    update event_head set seq = seq + 1, pruned_seq = seq + 1 where workspace_id = ${workspaceId}::uuid
    returning seq`.execute(db);
  return rows[0]?.seq ?? 0;
}

/** Events after `after` up to `until`, in order, at most `most`; only those for `keys` when given. */
export async function readEvents(
  db: Db,
  workspaceId: string,
  range: { after: number; until: number; most: number; keys?: string[] },
): Promise<LoggedEvent[]> {
  const { rows } = await sql<EventRow>`
    select seq, name, at, actor_id, audience, admits, expels, data::text as data from event
    where workspace_id = ${workspaceId}::uuid and seq > ${range.after} and seq <= ${range.until}
      and (${range.keys ?? null}::text[] is null or audience && ${range.keys ?? null}::text[])
    order by seq limit ${range.most}`.execute(db);
  return rows.map((row) => ({
    workspaceId,
    seq: row.seq,
    name: row.name,
    at: row.at.toISOString(),
    actorId: row.actor_id,
    audience: row.audience,
    admits: row.admits ?? [],
    expels: row.expels ?? [],
    data: row.data,
  }));
}

type EventRow = {
  seq: number;
  name: string;
  at: Date;
  actor_id: string | null;
  audience: string[];
  admits: AudienceChange[] | null;
  expels: AudienceChange[] | null;
  data: string;
};
