import type { MyThread } from "@atrium/contract/chat/threads.ts";
import { type RawBuilder, sql } from "kysely";
import type { Membership } from "#platform/access/membership.ts";
import type { Db } from "#platform/database/database.ts";
import { channelIsThere } from "../channels/index.ts";
import { type MessageRow, messageColumns, withThread } from "../messages/index.ts";

/** A thread's place in the list: when it was last answered (microseconds), then its id. */
export type ThreadPlace = readonly [at: number, id: string];
export type MyThreadRow = { id: string; channel_id: string; last_seq: number; read_seq: number; at: number };

type Wanted = { unread: boolean; after: ThreadPlace | undefined; limit: number };

/**
 * The threads a member follows in channels they are in, the last answered first. Nothing is kept per thread and
 * follower but how far they read: what is asked for is found by three narrow rows for each thread they follow.
 */
export async function pageOfMyThreads(db: Db, member: Membership, wanted: Wanted): Promise<MyThreadRow[]> {
  const { rows } = await sql<MyThreadRow>`${myThreads(member, wanted)}`.execute(db);
  return rows;
}

/** The thread of each, looked up one by one: a join would read all threads of the workspace once there are enough. */
export const threadOf = ({ workspaceId }: Membership, id: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  cross join lateral (select * from thread own where own.workspace_id = ${workspaceId}::uuid and own.id = ${id}
    limit 1) t`;

const moment = sql`(extract(epoch from t.last_reply_at) * 1000000)::bigint`;

const myThreads = (member: Membership, { unread, after, limit }: Wanted): RawBuilder<unknown> => sql`
  select t.id, t.channel_id, t.last_seq, tm.read_seq, ${moment} as at
  from thread_member tm
  ${threadOf(member, sql`tm.thread_id`)}
  join channel_member m on m.workspace_id = tm.workspace_id and m.channel_id = t.channel_id
    and m.member_id = tm.member_id
  where tm.workspace_id = ${member.workspaceId}::uuid and tm.member_id = ${member.id}::uuid and tm.following
    and m.workspace_id = ${member.workspaceId}::uuid
    and ${channelIsThere(member.workspaceId, sql`t.channel_id`)}
    ${unread ? sql`and t.last_seq > tm.read_seq` : sql``}
    ${after ? sql`and (${moment}, t.id) < (${after[0]}::bigint, ${after[1]}::uuid)` : sql``}
  order by at desc, t.id desc limit ${limit}`;

export const myThreadOf = (row: MyThreadRow): MyThread => ({
  threadId: row.id,
  channelId: row.channel_id,
  following: true,
  readSeq: row.read_seq,
  lastSeq: row.last_seq,
});

/** Of each thread the answered message and its newest replies, at most three. */
export async function beginningsAndEnds(
  db: Db,
  workspaceId: string,
  threadIds: readonly string[],
): Promise<MessageRow[]> {
  if (threadIds.length === 0) return [];
  const { rows } = await sql<MessageRow>`
    select ${messageColumns} from unnest(${threadIds}::uuid[]) as wanted(id), lateral (
      (select r.* from message r where r.workspace_id = ${workspaceId}::uuid and r.id = wanted.id)
      union all
      (select r.* from message r where r.workspace_id = ${workspaceId}::uuid and r.thread_id = wanted.id
        order by r.thread_seq desc limit 3)
    ) m ${withThread}`.execute(db);
  return rows;
}

/** Moves the pointers of these threads to their ends, and takes what called the member there off their count. */
export async function readToTheEnd(db: Db, member: Membership, threadIds: readonly string[]): Promise<MyThreadRow[]> {
  const { rows } = await sql<MyThreadRow>`
    with moved as (
      update thread_member tm set read_seq = t.last_seq from thread t
      where tm.workspace_id = ${member.workspaceId}::uuid and tm.member_id = ${member.id}::uuid
        and tm.thread_id = any(${threadIds}::uuid[]) and tm.following
        and t.workspace_id = ${member.workspaceId}::uuid and t.id = tm.thread_id and t.last_seq > tm.read_seq
      returning t.id, t.channel_id, t.last_seq, tm.read_seq, 0 as at
    ), seen as (
      update mention n set pending = false from moved
      where n.workspace_id = ${member.workspaceId}::uuid and n.member_id = ${member.id}::uuid and n.pending
        and n.channel_id = moved.channel_id and n.thread_id = moved.id
    )
    select * from moved`.execute(db);
  return rows;
}
