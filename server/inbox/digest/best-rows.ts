import { sql } from "kysely";
import { type Said, saidWords, wordless } from "#chat/messages/index.ts";
import type { Db } from "#platform/database/database.ts";

/** A message many answered or reacted to, which the person has not read. */
export type Best = { id: string; channelId: string; channel: string; author: string; text: string };

/** So many channels, and of each so many messages, are looked at: a bound on a job, not on what is worth reading. */
const mostChannels = 50;
const mostOfEach = 100;

/** What others found worth an answer or a reaction since then, in the channels of a person who has not read it. */
export async function bestOf(
  db: Db,
  workspaceId: string,
  memberId: string,
  { since, most }: { since: Date; most: number },
): Promise<Best[]> {
  const { rows } = await sql<Best & Said>`
    with mine as materialized (
      select c.id, c.name, m.read_seq from channel_member m
      join channel c on c.workspace_id = m.workspace_id and c.id = m.channel_id
      where m.workspace_id = ${workspaceId}::uuid and m.member_id = ${memberId}::uuid and c.kind = 'channel'
        and not m.muted and m.notify is distinct from 'nothing' and c.archived_at is null
        and c.last_seq > m.read_seq and c.last_message_at > ${since}
      order by c.last_message_at desc limit ${mostChannels}
    )
    select s.id, mine.id as "channelId", mine.name as channel, a.name as author, left(s.text, 2000) as text,
      ${wordless(workspaceId)}
    from mine cross join lateral (
      select * from message s where s.workspace_id = ${workspaceId}::uuid and s.channel_id = mine.id
        and s.seq > mine.read_seq order by s.seq desc limit ${mostOfEach}
    ) s
    join member a on a.workspace_id = ${workspaceId}::uuid and a.id = s.author_id
    left join thread t on t.workspace_id = ${workspaceId}::uuid and t.id = s.id
    cross join lateral (
      select 2 * coalesce(t.reply_count, 0) + coalesce(sum(r.count), 0) as weight from reaction_tally r
      where r.workspace_id = ${workspaceId}::uuid and r.message_id = s.id
    ) said
    where s.created_at > ${since} and s.deleted_at is null and s.author_id <> ${memberId}::uuid and said.weight > 0
    order by said.weight desc, s.id desc limit ${most}`.execute(db);
  return rows.map(({ files, spoken_ms, forwards, ...row }) => ({
    ...row,
    text: saidWords({ text: row.text, files, spoken_ms, forwards }, 400),
  }));
}
