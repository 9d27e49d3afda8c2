import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import type { Entry } from "./entry.ts";
import { segmentToken } from "./token.ts";

/** A message with everything its entry tells. Times as PostgreSQL writes them, to the microsecond. */
export type IndexedMessage = {
  id: string;
  channel_id: string;
  author_id: string;
  at: string;
  edited_at: string | null;
  text: string;
  /** What is said in its voice messages, as far as it was written down. */
  spoken: string | null;
  parts: string[] | null;
  visibility: "public" | "private";
  people: string[] | null;
  mentions: string[];
  has_reactions: boolean;
  in_thread: boolean;
  has_pictures: boolean;
};

/** Messages as they are now; deleted ones, and ids of none, are left out. */
export async function messagesToIndex(db: Db, workspaceId: string, ids: readonly string[]): Promise<IndexedMessage[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<IndexedMessage>`
    select m.id, m.channel_id, m.author_id, m.created_at::text as at, m.edited_at::text, m.text, m.parts,
      case when 'files' = any(m.parts) then (
        select string_agg(f.details->>'transcript', ' ') from file_use u
        join file f on f.workspace_id = u.workspace_id and f.id = u.file_id
        where u.workspace_id = ${workspaceId}::uuid and f.workspace_id = ${workspaceId}::uuid and u.kind = 'message'
          and u.holder_id = m.id and f.removed_at is null) end as spoken,
      c.visibility, c.people,
      array(select n.member_id from mention n where n.workspace_id = ${workspaceId}::uuid and n.message_id = m.id
        and n.member_id is not null limit 100) as mentions,
      exists (select from reaction_tally r where r.workspace_id = ${workspaceId}::uuid and r.message_id = m.id) as has_reactions,
      m.thread_id is not null or exists (
        select from thread t where t.workspace_id = ${workspaceId}::uuid and t.id = m.id) as in_thread,
      m.parts @> '{files}' and exists (
        select from file_use u join file f on f.workspace_id = u.workspace_id and f.id = u.file_id
        where u.workspace_id = ${workspaceId}::uuid and u.kind = 'message' and u.holder_id = m.id
          and f.removed_at is null and file_type(coalesce(f.media_type, '')) = 'image') as has_pictures
    from message m join channel c on c.workspace_id = ${workspaceId}::uuid and c.id = m.channel_id
    where m.workspace_id = ${workspaceId}::uuid and m.id = any(${ids}::uuid[]) and m.deleted_at is null
    order by m.id`.execute(db);
  return rows;
}

/** The messages that carry these files. */
export async function messagesWithFiles(db: Db, workspaceId: string, fileIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select holder_id as id from file_use
    where workspace_id = ${workspaceId}::uuid and kind = 'message' and file_id = any(${fileIds}::uuid[])
    limit 500`.execute(db);
  return rows.map(({ id }) => id);
}

/** `live`: as it is said, and what is there already is replaced. `history`: what is there already is newer. */
export type Stream = "live" | "history";

/** Writes entries into the stream's open segment. One writer per workspace and stream at a time. */
export async function writeEntries(db: Db, workspaceId: string, stream: Stream, entries: Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const segment = await openSegment(db, workspaceId, stream, entries);
  const given = sql`jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as g(message_id uuid, channel_id uuid,
    author_id uuid, at timestamptz, edited_at timestamptz, tokens integer[], words text)`;
  // An entry that is replaced stays in the segment it was in, which may be an older one.
  const tokens = sql`array_remove(excluded.tokens, ${segmentToken(segment)}::integer)
    || (${segmentToken(0)}::integer + old.segment)`;
  const onConflict =
    stream === "history"
      ? sql`do nothing`
      : sql`(workspace_id, message_id) do update
          set edited_at = excluded.edited_at, words = excluded.words, tokens = ${tokens}
          where (old.edited_at, old.words, old.tokens) is distinct from (excluded.edited_at, excluded.words, ${tokens})`;
  await sql`insert into search_entry as old
      (workspace_id, message_id, channel_id, author_id, at, edited_at, segment, tokens, words)
    select ${workspaceId}::uuid, g.message_id, g.channel_id, g.author_id, g.at, g.edited_at, ${segment}::integer,
      g.tokens || ${segmentToken(segment)}::integer, g.words
    from ${given} on conflict ${onConflict}`.execute(db);
}

/** A search reads at least a segment; smaller ones are more to walk through. */
const segmentSize = 4000;

async function openSegment(db: Db, workspaceId: string, stream: Stream, entries: Entry[]): Promise<number> {
  const span = sql`(select min(at) as first, max(at) as last from unnest(${entries.map(({ at }) => at)}::timestamptz[]) as at) span`;
  const { rows: open } = await sql<{ id: number }>`
    update search_segment s set size = size + ${entries.length}::integer, first_at = least(first_at, span.first),
      last_at = greatest(last_at, span.last) from ${span}
    where s.workspace_id = ${workspaceId}::uuid and s.stream = ${stream} and s.size < ${segmentSize}
    returning s.id`.execute(db);
  if (open[0]) return open[0].id;
  const { rows: begun } = await sql<{ id: number }>`
    insert into search_segment (workspace_id, id, stream, size, first_at, last_at)
    select ${workspaceId}::uuid, nextval('search_segment_id')::integer, ${stream}, ${entries.length}::integer,
      span.first, span.last from ${span} returning id`.execute(db);
  return (begun[0] as { id: number }).id;
}

export async function forgetEntries(db: Db, workspaceId: string, ids: readonly string[]): Promise<void> {
  await sql`delete from search_entry
    where workspace_id = ${workspaceId}::uuid and message_id = any(${ids}::uuid[])`.execute(db);
}

/** New entries wait in a list every search would read; this merges them into the index. */
export async function mergeEntries(db: Db): Promise<void> {
  await sql`select merge_search_entries()`.execute(db);
}
