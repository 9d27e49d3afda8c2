import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import type { Reason } from "../media/index.ts";
import type { Choices } from "./decide-medium.ts";

/** A message that was sent, as far as it matters for who is told. */
export type SentMessage = {
  n: number;
  id: string;
  channelId: string;
  threadId: string | null;
  authorId: string;
  inTimeline: boolean;
  everybody: boolean;
  called: readonly string[];
  groups: readonly string[];
  /** Who waits for a word that it says. */
  listening: readonly string[];
};

/** Somebody a message concerns, and by the strongest of the reasons. */
export type Concerned = {
  n: number;
  member_id: string;
  account_id: string;
  reason: Reason;
  muted: boolean;
  level: Choices["channelLevel"] | null;
  is_direct: boolean;
};

/**
 * Whom these messages concern, each once for each message: one statement, whatever the number. Looks at nobody a
 * message has nothing to do with, however many are in the channel.
 */
export async function concernedBy(db: Db, workspaceId: string, sent: readonly SentMessage[]): Promise<Concerned[]> {
  const pairs = (of: (message: SentMessage) => readonly string[]) =>
    JSON.stringify(sent.flatMap((message) => of(message).map((memberId) => ({ n: message.n, member_id: memberId }))));
  const messages = sent.map(({ n, channelId, threadId, authorId, inTimeline, everybody, groups }) => ({
    n,
    channel_id: channelId,
    thread_id: threadId,
    author_id: authorId,
    in_timeline: inTimeline,
    everybody,
    groups,
  }));
  const { rows } = await sql<Concerned>`
    with sent as materialized (
      select s.*, c.kind from jsonb_to_recordset(${JSON.stringify(messages)}::jsonb)
        as s(n int, channel_id uuid, thread_id uuid, author_id uuid, in_timeline boolean, everybody boolean,
          groups uuid[])
      join channel c on c.workspace_id = ${workspaceId}::uuid and c.id = s.channel_id
    ), concerned as (
      select s.n, m.member_id, 1 as strength, 'direct' as reason from sent s
        join channel_member m on m.workspace_id = ${workspaceId}::uuid and m.channel_id = s.channel_id
        where s.kind <> 'channel'
      union all select p.n, p.member_id, 2, 'called'
        from jsonb_to_recordset(${pairs(({ called }) => called)}::jsonb) as p(n int, member_id uuid)
      union all select s.n, g.member_id, 2, 'called' from sent s
        join people_group_member g on g.workspace_id = ${workspaceId}::uuid and g.group_id = any(s.groups)
      union all select s.n, m.member_id, 3, 'everybody' from sent s
        join channel_member m on m.workspace_id = ${workspaceId}::uuid and m.channel_id = s.channel_id
        where s.everybody and s.kind = 'channel'
      union all select s.n, tm.member_id, 4, 'reply' from sent s
        join thread_member tm on tm.workspace_id = ${workspaceId}::uuid and tm.thread_id = s.thread_id and tm.following
      union all select p.n, p.member_id, 5, 'keyword'
        from jsonb_to_recordset(${pairs(({ listening }) => listening)}::jsonb) as p(n int, member_id uuid)
      union all select s.n, m.member_id, 6, 'channel' from sent s
        join channel_member m on m.workspace_id = ${workspaceId}::uuid and m.channel_id = s.channel_id
          and m.notify = 'all'
        where s.in_timeline and s.kind = 'channel'
      union all select s.n, l.member_id, 6, 'channel' from sent s
        join listening l on l.workspace_id = ${workspaceId}::uuid and l.word = ''
        where s.in_timeline and s.kind = 'channel'
    )
    select distinct on (who.n, who.member_id) who.n, who.member_id, p.account_id, who.reason, m.muted, m.notify as level,
      s.kind <> 'channel' as is_direct
    from concerned who join sent s on s.n = who.n
    join channel_member m on m.workspace_id = ${workspaceId}::uuid and m.channel_id = s.channel_id
      and m.member_id = who.member_id
    join member p on p.workspace_id = ${workspaceId}::uuid and p.id = who.member_id and p.state = 'active'
      and p.account_id is not null
    where who.member_id <> s.author_id
    order by who.n, who.member_id, who.strength`.execute(db);
  return rows;
}

/** What these people chose. */
export async function chosenBy(db: Db, workspaceId: string, ids: readonly string[]): Promise<Map<string, unknown>> {
  const { rows } = await sql<{ member_id: string; chosen: unknown }>`
    select member_id, chosen from member_preferences
    where workspace_id = ${workspaceId}::uuid and member_id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.member_id, row.chosen]));
}

/** Those of these people who have a device that can be told. */
export async function withDevices(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select id from members_with_devices(${ids}::uuid[]) as id`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

export async function accountsOf(db: Db, workspaceId: string, memberIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select account_id as id from member where workspace_id = ${workspaceId}::uuid and id = any(${memberIds}::uuid[])
      and account_id is not null`.execute(db);
  return rows.map(({ id }) => id);
}
