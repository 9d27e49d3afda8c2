import type { FoundMessage, FoundPlace, NearMessage } from "@atrium/contract/search/search.ts";
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import { refuse } from "#platform/operations/refuse.ts";
import type { Entry } from "../indexing/index.ts";
import type { SearchPlan } from "./search-plan.ts";

export type Place = { at: string; id: string };
export type Ask = {
  workspaceId: string;
  memberId: string;
  zone: string;
  archived: boolean;
  fresh: Entry[];
} & ({ sort: "newest"; most: number; after: Place | undefined } | { sort: "relevance"; pool: number; seen: string });

/** `words`: the folded text, when it is to be ranked. */
export type Hit = { id: string; channel: string; at: string; words?: string };
export type Answer = { hits: Hit[]; complete: boolean; enough?: boolean; until?: string | null };

/** A statement longer than this ends: one search never holds up the others. */
const mostMilliseconds = 4000;

/** Asks the one function all searching goes through: see 0009-search.sql. */
export async function findMessages(db: Db, plan: SearchPlan, ask: Ask): Promise<Answer> {
  const asked = JSON.stringify(askedOf(plan, ask));
  const [, { rows }] = await Promise.all([
    sql`select set_config('statement_timeout', ${String(mostMilliseconds)}, true)`.execute(db),
    sql<{ answer: Answer }>`
      select search_messages(${asked}::jsonb, ${JSON.stringify(ask.fresh)}::jsonb) as answer`.execute(db),
  ]).catch(refuseWhenSlow);
  return (rows[0] as { answer: Answer }).answer;
}

/** 57014: PostgreSQL ended the statement. */
function refuseWhenSlow(error: Error & { code?: string }): never {
  if (error.code !== "57014") throw error;
  return refuse("unavailable", { detail: "the search took too long" });
}

function askedOf(plan: SearchPlan, ask: Ask): object {
  const { terms, without, must, channels, authors, to, parts, days, switches } = plan;
  return {
    ...{ workspace: ask.workspaceId, member: ask.memberId, zone: ask.zone, archived: ask.archived, sort: ask.sort },
    ...{ must, terms, without, channels, authors, to, parts, day_from: days.from, day_until: days.until },
    ...{ unread: switches.has("unread"), thread: switches.has("thread"), reaction: switches.has("reaction") },
    saved: switches.has("saved"),
    ...(ask.sort === "newest"
      ? { most: ask.most, at: ask.after?.at, id: ask.after?.id }
      : { pool: ask.pool, seen: ask.seen }),
  };
}

type FoundRow = Omit<FoundMessage, "createdAt" | "editedAt"> & { createdAt: Date; editedAt: Date | null };

/** What is shown of found messages, each with its neighbours: of the same conversation, so of the same readers. */
export async function foundMessages(db: Db, workspaceId: string, ids: string[]): Promise<FoundMessage[]> {
  if (ids.length === 0) return [];
  const near = (order: "asc" | "desc") => sql`lateral (
    select jsonb_build_object('id', n.id, 'authorId', n.author_id, 'text', left(n.text, ${mostContext}),
      'createdAt', to_char(n.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as shown from (
        (select * from message t where t.workspace_id = ${workspaceId}::uuid and m.seq is not null
          and t.channel_id = m.channel_id and t.seq ${order === "asc" ? sql`>` : sql`<`} m.seq
          order by t.seq ${sql.raw(order)} limit 1)
        union all
        (select * from message t where t.workspace_id = ${workspaceId}::uuid and m.seq is null
          and t.thread_id = m.thread_id and t.thread_seq ${order === "asc" ? sql`>` : sql`<`} m.thread_seq
          order by t.thread_seq ${sql.raw(order)} limit 1)) n
    where n.deleted_at is null)`;
  const { rows } = await sql<FoundRow>`
    select m.id, m.channel_id as "channelId", m.thread_id as "threadId", m.seq is not null as "inTimeline",
      m.author_id as "authorId", m.text, m.created_at as "createdAt", m.edited_at as "editedAt",
      coalesce(t.reply_count, 0) as replies, b.shown as before, a.shown as after
    from message m left join thread t on t.workspace_id = ${workspaceId}::uuid and t.id = m.id
    left join ${near("desc")} b on true left join ${near("asc")} a on true
    where m.workspace_id = ${workspaceId}::uuid and m.id = any(${ids}::uuid[]) and m.deleted_at is null`.execute(db);
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => found.get(id) ?? []).map(shownOf);
}

/** Context is one quiet line. */
const mostContext = 300;

const shownOf = ({ createdAt, editedAt, ...row }: FoundRow): FoundMessage => ({
  ...row,
  before: row.before as NearMessage | null,
  after: row.after as NearMessage | null,
  createdAt: createdAt.toISOString(),
  editedAt: editedAt?.toISOString() ?? null,
});

/** The conversations of found messages. */
export async function placesFound(db: Db, workspaceId: string, ids: string[]): Promise<FoundPlace[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<FoundPlace>`
    select c.id, c.kind, c.visibility, c.name, c.archived_at is not null as archived,
      coalesce(c.people, '{}') as people
    from channel c where c.workspace_id = ${workspaceId}::uuid and c.id = any(${ids}::uuid[])`.execute(db);
  return rows;
}
