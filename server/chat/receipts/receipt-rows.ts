import { type RawBuilder, sql } from "kysely";
import type { MemberRow } from "#people/profiles/index.ts";
import type { Db } from "#platform/database/database.ts";
import type { MessageRow } from "../messages/index.ts";

/** Whether a member `p` shows what they have read: not when they chose so, and not while nobody shall see them at all. */
const shows = sql`not p.invisible and not exists (
  select from member_preferences chosen where chosen.workspace_id = p.workspace_id and chosen.member_id = p.id
    and chosen.chosen @> '{"readReceipts": false}')`;

/** Those of these people who show what they have read. */
export async function showingAmong(db: Db, workspaceId: string, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select p.id from member p where p.workspace_id = ${workspaceId}::uuid and p.id = any(${ids}::uuid[])
      and ${shows}`.execute(db);
  return new Set(rows.map((row) => row.id));
}

/** A page of those who have read a message, with how many they are: one pass over who is in the channel. */
export async function pageOfReaders(
  db: Db,
  message: MessageRow,
  { after, limit }: { after: readonly [string, string] | undefined; limit: number },
): Promise<{ count: number; rows: MemberRow[] }> {
  const { rows } = await sql<MemberRow & { readers: number }>`
    with readers as materialized (
      select p.id, p.name_key from channel_member m
      join member p on p.workspace_id = m.workspace_id and p.id = m.member_id
      where m.workspace_id = ${message.workspace_id}::uuid and p.workspace_id = ${message.workspace_id}::uuid
        and m.channel_id = ${message.channel_id}::uuid and m.member_id <> ${message.author_id}::uuid
        and m.joined_at <= ${message.created_at} and p.state = 'active' and ${hasRead(message)} and ${shows}
    ),
    page as (
      select id from readers ${after ? sql`where (name_key, id) > (${after[0]}, ${after[1]}::uuid)` : sql``}
      order by name_key, id limit ${limit}
    )
    select p.*, (select count(*)::int from readers) as readers from (select 1) as one
    left join page on true
    left join member p on p.workspace_id = ${message.workspace_id}::uuid and p.id = page.id
    order by p.name_key, p.id`.execute(db);
  return { count: rows[0]?.readers ?? 0, rows: rows.filter((row) => row.id !== null) };
}

/** By the pointer of the channel, or that of the thread: a reply that is also in the channel is read by either. */
function hasRead({ workspace_id, seq, thread_id, thread_seq }: MessageRow): RawBuilder<unknown> {
  const inChannel = sql`m.read_seq >= ${seq}::bigint`;
  const inThread = sql`exists (select from thread_member tm where tm.workspace_id = ${workspace_id}::uuid
    and tm.thread_id = ${thread_id}::uuid and tm.member_id = m.member_id and tm.read_seq >= ${thread_seq}::bigint)`;
  if (thread_id === null) return inChannel;
  return seq === null ? inThread : sql`(${inChannel} or ${inThread})`;
}
