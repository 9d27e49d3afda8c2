import type { MyThread } from "@atrium/contract/chat/threads.ts";
import { sql } from "kysely";
import type { Membership } from "#platform/access/membership.ts";
import type { Db } from "#platform/database/database.ts";

type ThreadMemberTable = {
  workspace_id: string;
  thread_id: string;
  member_id: string;
  /** Null until they wrote there, were called or decided. */
  following: boolean | null;
  read_seq: number;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    thread_member: ThreadMemberTable;
  }
}

type Which = { member: Membership; channelId: string; threadId: string };
type Row = { following: boolean | null; read_seq: number | null; last_seq: number | null };

const mineOf = ({ channelId, threadId }: Which, row: Row | undefined): MyThread => ({
  threadId,
  channelId,
  following: row?.following ?? false,
  readSeq: row?.read_seq ?? 0,
  lastSeq: row?.last_seq ?? 0,
});

/** One's own state in a thread; of one nobody answered yet, that of its beginning. */
export async function myThread(db: Db, which: Which): Promise<MyThread> {
  const { member, threadId } = which;
  const { rows } = await sql<Row>`
    select tm.following, tm.read_seq, t.last_seq from (select 1) as one
    left join thread t on t.workspace_id = ${member.workspaceId}::uuid and t.id = ${threadId}::uuid
    left join thread_member tm on tm.workspace_id = ${member.workspaceId}::uuid and tm.thread_id = ${threadId}::uuid
      and tm.member_id = ${member.id}::uuid`.execute(db);
  return mineOf(which, rows[0]);
}

/** False when it was so already. */
export async function setFollowing(db: Db, { member, threadId }: Which, following: boolean): Promise<boolean> {
  const { rows } = await sql`
    insert into thread_member as tm (workspace_id, thread_id, member_id, following)
    values (${member.workspaceId}::uuid, ${threadId}::uuid, ${member.id}::uuid, ${following})
    on conflict (workspace_id, thread_id, member_id) do update set following = excluded.following
      where tm.following is distinct from excluded.following
    returning thread_id`.execute(db);
  return rows.length > 0;
}

/**
 * Moves the pointer forward, never beyond the thread's end, and takes what called the reader up to there off their
 * count. False when it stood there already.
 */
export async function moveThreadPointer(db: Db, { member, channelId, threadId }: Which, seq: number): Promise<boolean> {
  const { rows } = await sql`
    with moved as (
      insert into thread_member as tm (workspace_id, thread_id, member_id, read_seq)
      select t.workspace_id, t.id, ${member.id}::uuid, least(${seq}::bigint, t.last_seq) from thread t
      where t.workspace_id = ${member.workspaceId}::uuid and t.id = ${threadId}::uuid and ${seq}::bigint > 0
      on conflict (workspace_id, thread_id, member_id) do update set read_seq = excluded.read_seq
        where tm.read_seq < excluded.read_seq
      returning read_seq
    ), seen as (
      update mention n set pending = false from moved
      where n.workspace_id = ${member.workspaceId}::uuid and n.member_id = ${member.id}::uuid
        and n.channel_id = ${channelId}::uuid and n.thread_id = ${threadId}::uuid and n.pending
        and n.thread_seq <= moved.read_seq
    )
    select read_seq from moved`.execute(db);
  return rows.length > 0;
}
