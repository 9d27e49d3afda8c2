/**
 * Positions in the order of time, for messages that were added to a channel or thread behind younger ones. Read
 * pointers stay at the message they stood at. Only inside the transaction that added the messages.
 */
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

/** Numbers a channel's timeline anew when it is not in order; answers whether it was not. */
export async function orderTimeline(db: Db, workspaceId: string, channelId: string): Promise<boolean> {
  const { rows } = await sql`
    select from (select created_at, lag(created_at) over (order by seq) as before from message
      where workspace_id = ${workspaceId}::uuid and channel_id = ${channelId}::uuid and seq is not null) m
    where before > created_at limit 1`.execute(db);
  if (rows.length === 0) return false;
  await sql`
    create temporary table new_place on commit drop as
    select id, seq as was, row_number() over (order by created_at, id) as seq from message
    where workspace_id = ${workspaceId}::uuid and channel_id = ${channelId}::uuid and seq is not null`.execute(db);
  // Through negative numbers, because every position is taken by another message until the last has moved.
  await sql`update message m set seq = -p.seq from new_place p
    where m.workspace_id = ${workspaceId}::uuid and m.id = p.id and p.was <> p.seq`.execute(db);
  await sql`update message set seq = -seq
    where workspace_id = ${workspaceId}::uuid and channel_id = ${channelId}::uuid and seq < 0`.execute(db);
  await sql`update mention n set seq = p.seq from new_place p
    where n.workspace_id = ${workspaceId}::uuid and n.message_id = p.id and p.was <> p.seq`.execute(db);
  await sql`update group_mention n set seq = p.seq from new_place p
    where n.workspace_id = ${workspaceId}::uuid and n.message_id = p.id and p.was <> p.seq`.execute(db);
  await sql`update channel_member c set read_seq = p.seq from new_place p
    where c.workspace_id = ${workspaceId}::uuid and c.channel_id = ${channelId}::uuid and c.read_seq = p.was`.execute(
    db,
  );
  await sql`drop table new_place`.execute(db);
  return true;
}

/** Numbers these threads anew where they are not in order, and writes what each shows of itself. */
export async function orderThreads(
  db: Db,
  workspaceId: string,
  channelId: string,
  threadIds: readonly string[],
): Promise<void> {
  if (threadIds.length === 0) return;
  await sql`
    create temporary table new_place on commit drop as
    select * from (select id, thread_id, thread_seq as was,
      row_number() over (partition by thread_id order by created_at, id) as seq from message
      where workspace_id = ${workspaceId}::uuid and thread_id = any(${threadIds}::uuid[])) numbered
    where was <> seq`.execute(db);
  await sql`update thread_member t set read_seq = p.seq from new_place p
    where t.workspace_id = ${workspaceId}::uuid and t.thread_id = p.thread_id and t.read_seq = p.was`.execute(db);
  await sql`update message m set thread_seq = -p.seq from new_place p
    where m.workspace_id = ${workspaceId}::uuid and m.id = p.id`.execute(db);
  await sql`update message set thread_seq = -thread_seq
    where workspace_id = ${workspaceId}::uuid and thread_id = any(${threadIds}::uuid[]) and thread_seq < 0`.execute(db);
  await sql`update mention n set thread_seq = p.seq from new_place p
    where n.workspace_id = ${workspaceId}::uuid and n.message_id = p.id`.execute(db);
  await sql`drop table new_place`.execute(db);
  await summarise(db, workspaceId, channelId, threadIds);
}

const summarise = (db: Db, workspaceId: string, channelId: string, threadIds: readonly string[]) =>
  sql`
    insert into thread (workspace_id, id, channel_id, reply_count, last_seq, last_reply_at, people)
    select ${workspaceId}::uuid, m.thread_id, ${channelId}::uuid, count(*), max(m.thread_seq), max(m.created_at),
      array(select r.author_id from message r where r.workspace_id = ${workspaceId}::uuid and r.thread_id = m.thread_id
        group by r.author_id order by max(r.thread_seq) desc limit 5)
    from message m where m.workspace_id = ${workspaceId}::uuid and m.thread_id = any(${threadIds}::uuid[])
    group by m.thread_id
    on conflict (workspace_id, id) do update set reply_count = excluded.reply_count, last_seq = excluded.last_seq,
      last_reply_at = excluded.last_reply_at, people = excluded.people`.execute(db);

/** The last position in each of these threads; a thread nobody answered in is left out. */
export async function threadEnds(
  db: Db,
  workspaceId: string,
  threadIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; last_seq: number }>`
    select id, last_seq from thread where workspace_id = ${workspaceId}::uuid and id = any(${threadIds}::uuid[])
    order by id for no key update`.execute(db);
  return new Map(rows.map((row) => [row.id, row.last_seq]));
}
