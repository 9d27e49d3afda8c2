import { sql } from "kysely";
import { wordless } from "#chat/messages/index.ts";
import type { Membership } from "#platform/access/membership.ts";
import type { Db } from "#platform/database/database.ts";

/** The state of an object as it concerns one member; who cannot see it gets no row. */
export type Detail = {
  object_id: string;
  channel_id: string | null;
  at: number;
  position: number;
  message_id: string | null;
  author_id: string | null;
  /** The beginning of the text: as much as a line can show of it. */
  text: string | null;
  /** Of a message without words. */
  files: number;
  spoken_ms: number | null;
  forwards: boolean;
  deleted: boolean;
  people: string[];
};
export type ThreadDetail = Detail & {
  /** One follows it and somebody answered. */
  is_thread: boolean;
  unread_replies: number;
  /** The call in the timeline, if the message itself calls one. */
  called_seq: number | null;
  everybody: boolean;
  channel_read: number;
  /** Calls of everybody do not count there. */
  muted: boolean;
  /** Calls by name in the thread that were not read. */
  pending: number;
};
export type DirectDetail = Detail & { unread: number; last_seq: number };
export type ReactionDetail = Detail & { reactions: { emoji: string; count: number }[] };

const shown = ({ workspaceId }: Membership) => sql`s.id as message_id, s.author_id, left(s.text, 1600) as text,
  s.deleted_at is not null as deleted, ${wordless(workspaceId)}`;
const ms = (time: string) => sql`floor(extract(epoch from ${sql.raw(time)}) * 1000)::bigint`;

/** Messages and their threads, each looked up by itself: a join would read all threads of the workspace, or of the member. */
export async function threadDetails(db: Db, member: Membership, ids: readonly string[]): Promise<ThreadDetail[]> {
  const { rows } = await sql<ThreadDetail>`
    select root.id as object_id, root.channel_id, root.is_thread, m.read_seq as channel_read,
      m.muted or m.notify is not distinct from 'nothing' as muted,
      case when root.is_thread then ${ms("root.last_reply_at")} else ${ms("s.created_at")} end as at,
      case when root.is_thread then root.last_seq else coalesce(p.thread_seq, 0) end as position,
      case when root.is_thread then greatest(0, root.last_seq - root.read_seq) else 0 end as unread_replies,
      coalesce(root.repliers, '{}') as people, n.seq as called_seq, coalesce(n.member_id is null, false) as everybody,
      coalesce(p.calls, 0)::int as pending, ${shown(member)}
    from (
      select r.*, t.last_seq, t.last_reply_at, t.people as repliers, coalesce(tm.read_seq, 0) as read_seq,
        coalesce(tm.following and t.last_seq > 0, false) as is_thread
      from message r
      left join lateral (select * from thread own where own.workspace_id = ${member.workspaceId}::uuid
        and own.id = r.id limit 1) t on true
      left join lateral (select * from thread_member own where own.workspace_id = ${member.workspaceId}::uuid
        and own.thread_id = r.id and own.member_id = ${member.id}::uuid limit 1) tm on true
      where r.workspace_id = ${member.workspaceId}::uuid and r.id = any(${ids}::uuid[]) and r.thread_id is null
    ) root
    join channel_member m on m.workspace_id = ${member.workspaceId}::uuid and m.channel_id = root.channel_id
      and m.member_id = ${member.id}::uuid
    join channel c on c.workspace_id = ${member.workspaceId}::uuid and c.id = root.channel_id
    left join lateral (
      select * from (
        select n.seq, n.member_id from mention n where n.workspace_id = ${member.workspaceId}::uuid
          and n.message_id = root.id and n.seq is not null and n.author_id <> ${member.id}::uuid
          and (n.member_id = ${member.id}::uuid or n.member_id is null)
        union all
        select n.seq, g.member_id from group_mention n join people_group_member g
          on g.workspace_id = n.workspace_id and g.group_id = n.group_id and g.member_id = ${member.id}::uuid
        where n.workspace_id = ${member.workspaceId}::uuid and n.message_id = root.id
          and g.workspace_id = ${member.workspaceId}::uuid and n.author_id <> ${member.id}::uuid
      ) n order by n.member_id nulls last limit 1
    ) n on true
    left join lateral (
      select max(n.thread_seq) as thread_seq, count(*) as calls from mention n
      where n.workspace_id = ${member.workspaceId}::uuid and n.member_id = ${member.id}::uuid
        and n.channel_id = root.channel_id and n.thread_id = root.id and n.pending
    ) p on true
    left join lateral (
      select s.* from message s where s.workspace_id = ${member.workspaceId}::uuid
        and s.thread_id = root.id and s.thread_seq = case when root.is_thread then root.last_seq else p.thread_seq end
      union all
      select s.* from message s where s.workspace_id = ${member.workspaceId}::uuid and s.id = root.id
        and not root.is_thread and p.thread_seq is null
    ) s on true
    where root.is_thread or root.deleted_at is null`.execute(db);
  return rows;
}

export async function directDetails(db: Db, member: Membership, ids: readonly string[]): Promise<DirectDetail[]> {
  const { rows } = await sql<DirectDetail>`
    select c.id as object_id, c.id as channel_id, ${ms("c.last_message_at")} as at, c.last_seq as position, c.last_seq,
      greatest(0, c.last_seq - m.read_seq) as unread,
      array_remove(coalesce(c.people, '{}'), ${member.id}::uuid) as people, ${shown(member)}
    from channel c
    join channel_member m on m.workspace_id = ${member.workspaceId}::uuid and m.channel_id = c.id
      and m.member_id = ${member.id}::uuid
    left join message s on s.workspace_id = ${member.workspaceId}::uuid and s.channel_id = c.id and s.seq = c.last_seq
    where c.workspace_id = ${member.workspaceId}::uuid and c.id = any(${ids}::uuid[])
      and c.kind <> 'channel' and c.last_message_at is not null`.execute(db);
  return rows;
}

/** One's own messages that others reacted to. */
export async function reactionDetails(db: Db, member: Membership, ids: readonly string[]): Promise<ReactionDetail[]> {
  const { rows } = await sql<ReactionDetail>`
    select s.id as object_id, s.channel_id, ${ms("t.newest")} as at, ${ms("t.newest")} as position, t.reactions,
      t.people, ${shown(member)}
    from message s
    join channel_member m on m.workspace_id = ${member.workspaceId}::uuid and m.channel_id = s.channel_id
      and m.member_id = ${member.id}::uuid
    join channel c on c.workspace_id = ${member.workspaceId}::uuid and c.id = s.channel_id
    join lateral (
      select max(t.created_at) as newest,
        (array_agg(t.people[1] order by t.created_at desc))[1:5] as people,
        (json_agg(json_build_object('emoji', t.emoji, 'count', t.count) order by t.created_at desc)) as reactions
      from reaction_tally t where t.workspace_id = ${member.workspaceId}::uuid and t.message_id = s.id
        and t.people <> array[${member.id}::uuid]
    ) t on t.newest is not null
    where s.workspace_id = ${member.workspaceId}::uuid and s.id = any(${ids}::uuid[])
      and s.author_id = ${member.id}::uuid and s.deleted_at is null`.execute(db);
  return rows;
}

/** Channels somebody else brought one into. */
export async function joiningDetails(db: Db, member: Membership, ids: readonly string[]): Promise<Detail[]> {
  const { rows } = await sql<Detail>`
    select m.channel_id as object_id, m.channel_id, ${ms("m.joined_at")} as at, ${ms("m.joined_at")} as position,
      null as message_id, null as author_id, null as text, false as deleted, 0 as files, null as spoken_ms, false as forwards, array[m.added_by] as people
    from channel_member m join channel c on c.workspace_id = m.workspace_id and c.id = m.channel_id
    where m.workspace_id = ${member.workspaceId}::uuid and m.member_id = ${member.id}::uuid
      and m.channel_id = any(${ids}::uuid[]) and c.kind = 'channel' and m.added_by <> ${member.id}::uuid`.execute(db);
  return rows;
}

export type ReminderDetail = Detail & { note: string };

/** One's own reminders whose time has come; the message only while one may read it. */
export async function reminderDetails(db: Db, member: Membership, ids: readonly string[]): Promise<ReminderDetail[]> {
  const { rows } = await sql<ReminderDetail>`
    select r.id as object_id, m.channel_id, ${ms("r.remind_at")} as at, ${ms("r.remind_at")} as position,
      r.text as note, '{}'::uuid[] as people, ${shown(member)}
    from reminder r
    left join (message s join channel_member m on m.workspace_id = s.workspace_id and m.channel_id = s.channel_id
      join channel c on c.workspace_id = s.workspace_id and c.id = s.channel_id)
      on s.workspace_id = ${member.workspaceId}::uuid and s.id = r.message_id
      and m.workspace_id = ${member.workspaceId}::uuid and m.member_id = ${member.id}::uuid
    where r.workspace_id = ${member.workspaceId}::uuid and r.member_id = ${member.id}::uuid
      and r.id = any(${ids}::uuid[]) and r.state = 'due'`.execute(db);
  return rows;
}
