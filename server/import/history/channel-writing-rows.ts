import { type RawBuilder, sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

/** A conversation of elsewhere as a channel here. */
export type HistoryChannel = {
  kind: "channel" | "direct" | "group";
  visibility: "public" | "private";
  /** Empty for direct and group messages. */
  name: string;
  topic: string;
  purpose: string;
  /** Everybody in a direct or group message, sorted; null for channels. */
  people: string[] | null;
  createdBy: string | null;
  createdAt: Date;
  archivedAt: Date | null;
};

/** Where a channel's timeline ends once everything planned is stored. */
export type TimelineEnd = { seq: number; at: string | null };

/**
 * Makes a channel that ends where its history will: what people write while the import runs comes after it. False
 * when the name, or the conversation of these people, is taken.
 */
export async function insertHistoryChannel(
  db: Db,
  workspaceId: string,
  channel: HistoryChannel & { id: string },
  end: TimelineEnd,
): Promise<boolean> {
  const { rows } = await sql`
    insert into channel (workspace_id, id, kind, visibility, name, topic, purpose, people, created_by, created_at,
      archived_at, last_seq, last_message_at)
    values (${workspaceId}::uuid, ${channel.id}::uuid, ${channel.kind}, ${channel.visibility}, ${channel.name},
      ${channel.topic}, ${channel.purpose}, ${channel.people}::uuid[], ${channel.createdBy}::uuid, ${channel.createdAt},
      ${channel.archivedAt}, ${end.seq}, ${end.at}::timestamptz)
    on conflict do nothing returning id`.execute(db);
  return rows.length > 0;
}

export type FoundChannel = { id: string; lastSeq: number };
const found = sql`id, last_seq as "lastSeq"`;

/** A channel nobody has written in yet, of this name, or the one everybody is in; held until the transaction ends. */
export async function emptyChannel(
  db: Db,
  workspaceId: string,
  wanted: { name: string; visibility: string; orDefault: boolean },
): Promise<FoundChannel | undefined> {
  const { rows } = await sql<FoundChannel>`
    select ${found} from channel where workspace_id = ${workspaceId}::uuid and kind = 'channel' and archived_at is null
      and last_seq = 0 and visibility = ${wanted.visibility}
      and (lower(name) = lower(${wanted.name}::text) or (${wanted.orDefault}::boolean and is_default))
    order by lower(name) = lower(${wanted.name}::text) desc, id limit 1 for no key update`.execute(db);
  return rows[0];
}

/** The conversation of exactly these people, sorted; held until the transaction ends. */
export async function conversationOf(
  db: Db,
  workspaceId: string,
  people: readonly string[],
): Promise<FoundChannel | undefined> {
  const { rows } = await sql<FoundChannel>`
    select ${found} from channel where workspace_id = ${workspaceId}::uuid and people = ${people}::uuid[]
    for no key update`.execute(db);
  return rows[0];
}

/** Gives an empty channel its history's end, name and description; whoever is in it has read all of it. */
export async function adoptChannel(
  db: Db,
  workspaceId: string,
  channelId: string,
  channel: Pick<HistoryChannel, "name" | "topic" | "purpose" | "createdAt" | "archivedAt">,
  end: TimelineEnd,
): Promise<void> {
  await sql`
    update channel set last_seq = ${end.seq}, last_message_at = ${end.at}::timestamptz, name = ${channel.name},
      topic = coalesce(nullif(${channel.topic}::text, ''), topic),
      purpose = coalesce(nullif(${channel.purpose}::text, ''), purpose),
      created_at = least(created_at, ${channel.createdAt}::timestamptz), archived_at = ${channel.archivedAt}::timestamptz
    where workspace_id = ${workspaceId}::uuid and id = ${channelId}::uuid`.execute(db);
  await sql`update channel_member set read_seq = ${end.seq}
    where workspace_id = ${workspaceId}::uuid and channel_id = ${channelId}::uuid`.execute(db);
}

/** Beyond every end: where the pointers of who has read everything wait while positions change. */
const beyond = Number.MAX_SAFE_INTEGER;

/** Moves a channel's end after messages were added to it; who had read all of it has read these too. */
export async function extendChannel(
  db: Db,
  workspaceId: string,
  channel: FoundChannel,
  end: TimelineEnd,
  reorder: () => Promise<unknown>,
): Promise<void> {
  await sql`
    update channel set last_seq = ${end.seq}, last_message_at = greatest(last_message_at, ${end.at}::timestamptz)
    where workspace_id = ${workspaceId}::uuid and id = ${channel.id}::uuid`.execute(db);
  const movePointers = (from: number, to: number) => sql`
    update channel_member set read_seq = ${to}::bigint where workspace_id = ${workspaceId}::uuid
      and channel_id = ${channel.id}::uuid and read_seq >= ${from}::bigint`;
  await movePointers(channel.lastSeq, beyond).execute(db);
  await reorder();
  await movePointers(beyond, end.seq).execute(db);
}

/** Who wrote, answered or was called in threads of this channel follows them and has read them; `only` these threads. */
export async function followThreads(
  db: Db,
  workspaceId: string,
  channelId: string,
  only: readonly string[] | null = null,
): Promise<void> {
  const ofThread = (column: RawBuilder<unknown>) => sql`(${only}::uuid[] is null or ${column} = any(${only}::uuid[]))`;
  await sql`
    insert into thread_member (workspace_id, thread_id, member_id, following, read_seq)
    select ${workspaceId}::uuid, t.id, who.member_id, true, t.last_seq
    from (
      select thread_id as id, author_id as member_id from message where workspace_id = ${workspaceId}::uuid
        and channel_id = ${channelId}::uuid and thread_id is not null and ${ofThread(sql`thread_id`)}
      union select thread_id, member_id from mention where workspace_id = ${workspaceId}::uuid
        and channel_id = ${channelId}::uuid and thread_id is not null and member_id is not null and ${ofThread(sql`thread_id`)}
      union select m.id, m.author_id from thread r join message m on m.workspace_id = r.workspace_id and m.id = r.id
        where r.workspace_id = ${workspaceId}::uuid and r.channel_id = ${channelId}::uuid
          and m.deleted_at is null and ${ofThread(sql`m.id`)}
    ) who
    join thread t on t.workspace_id = ${workspaceId}::uuid and t.id = who.id
    on conflict do nothing`.execute(db);
}

/** Which of these messages are stored, in the order of the ids. */
export async function storedAmong(db: Db, workspaceId: string, ids: readonly string[]): Promise<boolean[]> {
  const { rows } = await sql<{ id: string }>`
    select id from message where workspace_id = ${workspaceId}::uuid and id = any(${ids}::uuid[])`.execute(db);
  const stored = new Set(rows.map((row) => row.id));
  return ids.map((id) => stored.has(id));
}
