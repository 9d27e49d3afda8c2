import type { Channel } from "@atrium/contract/chat/channels.ts";
import { type RawBuilder, type Selectable, sql } from "kysely";
import type { Membership } from "#platform/access/membership.ts";
import type { Db } from "#platform/database/database.ts";

export type ChannelTable = {
  workspace_id: string;
  id: string;
  kind: Channel["kind"];
  visibility: Channel["visibility"];
  name: string;
  topic: string;
  purpose: string;
  /** Sorted, for direct and group messages; null for channels. */
  people: string[] | null;
  is_default: boolean;
  created_by: string | null;
  created_at: Date;
  archived_at: Date | null;
  archived_by: string | null;
  last_seq: number;
  last_message_at: Date | null;
  member_count: number;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    channel: ChannelTable;
  }
}
export type ChannelRow = Selectable<ChannelTable>;

/** A channel as one member meets it: only what that member may see is ever loaded. */
export type SeenChannel = { channel: ChannelRow; inside: boolean };

/**
 * `channel`: nobody else changes it, writes or replies in it, joins or leaves until the transaction ends. `calls`: no
 * message calls somebody in it and nobody replies in its threads; many may hold that at once. What a transaction tells
 * of a count is then what everybody has been told so far: no event that changes it can slip in between.
 */
export type ChannelLock = "channel" | "calls";

const key = (channelId: string) => sql`hashtextextended(${channelId}::text, 0)`;
/** Held by who writes what `calls` excludes; taken before the channel's row, by everybody, so that nobody waits in a circle. */
export const callsLock = (channelId: string): RawBuilder<unknown> => sql`pg_advisory_xact_lock(${key(channelId)})`;

/** Until the transaction ends nobody calls somebody in these channels or replies in their threads; always in one order. */
export async function holdCalls(db: Db, channelIds: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(id::text, 0)) from (
    select id from unnest(${channelIds}::uuid[]) as wanted(id) order by id) wanted`.execute(db);
}

/** The channel if the member is in it, or if it is public and the member may browse; else undefined. */
export async function channelFor(
  db: Db,
  member: Membership,
  channelId: string,
  options: { browse: boolean; lock?: ChannelLock },
): Promise<SeenChannel | undefined> {
  const read = (lock?: ChannelLock) =>
    sql<ChannelRow & { inside: boolean }>`
    select c.*, m.member_id is not null as inside
      ${lock === "calls" ? sql`, pg_advisory_xact_lock_shared(${key(channelId)})` : sql``} from channel c
    left join channel_member m
      on m.workspace_id = c.workspace_id and m.channel_id = c.id and m.member_id = ${member.id}::uuid
    where c.workspace_id = ${member.workspaceId}::uuid and c.id = ${channelId}::uuid
      and (m.member_id is not null or (c.visibility = 'public' and ${options.browse}::boolean))
    ${lock === "channel" ? sql`for no key update of c` : sql``}`.execute(db);
  const first = read(options.lock);
  // A statement that waited for the row still sees who was in the channel before: only the next one sees who is.
  const { rows } = options.lock === "channel" ? (await Promise.all([first, read()]))[1] : await first;
  const row = rows[0];
  return row && { channel: row, inside: row.inside };
}

/**
 * Whether the channel a row is about is not deleted, for lists of one's own that go through many rows. The deleted ones
 * are few and read once: a look at each row's channel would be a row more for every row.
 */
export const channelIsThere = (workspaceId: string, channelId: RawBuilder<unknown>): RawBuilder<boolean> => sql`
  ${channelId} <> all(array(select gone.id from every_channel gone
    where gone.workspace_id = ${workspaceId}::uuid and gone.deleted_at is not null))`;

export async function channelById(db: Db, workspaceId: string, id: string): Promise<ChannelRow | undefined> {
  return db
    .selectFrom("channel")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** The channel of this name that is not archived. */
export async function channelNamed(db: Db, workspaceId: string, name: string): Promise<ChannelRow | undefined> {
  return db
    .selectFrom("channel")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("kind", "=", "channel")
    .where("archived_at", "is", null)
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .executeTakeFirst();
}

export type NewChannel = Pick<ChannelRow, "id" | "kind" | "visibility" | "created_by" | "created_at"> &
  Partial<Pick<ChannelRow, "name" | "topic" | "purpose" | "people" | "is_default">>;

/** Undefined when the name, or the direct message of these people, is there already. */
export async function insertChannel(db: Db, workspaceId: string, channel: NewChannel): Promise<ChannelRow | undefined> {
  const { rows } = await sql<ChannelRow>`
    insert into channel (workspace_id, id, kind, visibility, name, topic, purpose, people, is_default, created_by, created_at)
    values (${workspaceId}::uuid, ${channel.id}::uuid, ${channel.kind}, ${channel.visibility}, ${channel.name ?? ""},
      ${channel.topic ?? ""}, ${channel.purpose ?? ""}, ${channel.people ?? null}::uuid[],
      ${channel.is_default ?? false}, ${channel.created_by}::uuid, ${channel.created_at})
    on conflict do nothing returning *`.execute(db);
  return rows[0];
}

/** Changes what is given; undefined when nothing of it differs from what is there, or the channel is archived. */
export async function changeChannel(
  db: Db,
  workspaceId: string,
  id: string,
  change: Partial<Pick<ChannelRow, "name" | "topic" | "purpose">>,
): Promise<ChannelRow | undefined> {
  const { name = null, topic = null, purpose = null } = change;
  const { rows } = await sql<ChannelRow>`
    update channel set name = coalesce(${name}, name), topic = coalesce(${topic}, topic),
      purpose = coalesce(${purpose}, purpose)
    where workspace_id = ${workspaceId}::uuid and id = ${id}::uuid and archived_at is null
      and (name, topic, purpose) is distinct from
        (coalesce(${name}, name), coalesce(${topic}, topic), coalesce(${purpose}, purpose))
    returning *`.execute(db);
  return rows[0];
}

/** Archives (`by` is set) or brings back; undefined when it is so already. */
export async function setArchived(
  db: Db,
  workspaceId: string,
  id: string,
  archived: { by: string; at: Date } | null,
): Promise<ChannelRow | undefined> {
  return db
    .updateTable("channel")
    .set({ archived_at: archived?.at ?? null, archived_by: archived?.by ?? null })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where("archived_at", archived ? "is" : "is not", null)
    .returningAll()
    .executeTakeFirst();
}

/** Named channels the member may see, by name, after a place in that order; `query` is any part of name or purpose. */
export async function pageOfChannels(
  db: Db,
  member: Membership,
  wanted: {
    browse: boolean;
    archived: boolean;
    query: string;
    after: readonly [string, string] | undefined;
    limit: number;
  },
): Promise<(ChannelRow & { joined: boolean; name_key: string })[]> {
  const { browse, archived, query, after, limit } = wanted;
  const part = sql`lower(${query}::text)`;
  const found = sql`and (strpos(lower(c.name), ${part}) > 0 or strpos(lower(c.purpose), ${part}) > 0)`;
  // Asked for each channel of the page; `exists` would read everything one is in first.
  const joined = sql`coalesce((select true from channel_member m
    where m.workspace_id = c.workspace_id and m.channel_id = c.id and m.member_id = ${member.id}::uuid), false)`;
  const { rows } = await sql<ChannelRow & { joined: boolean; name_key: string }>`
    select c.*, lower(c.name) as name_key, ${joined} as joined from channel c
    where c.workspace_id = ${member.workspaceId}::uuid and c.kind = 'channel'
      and c.archived_at is ${archived ? sql`not null` : sql`null`} ${query === "" ? sql`` : found}
      ${after ? sql`and (lower(c.name), c.id) > (${after[0]}::text, ${after[1]}::uuid)` : sql``}
      and ((c.visibility = 'public' and ${browse}::boolean) or ${joined})
    order by lower(c.name), c.id limit ${limit}`.execute(db);
  return rows;
}

/** Channels every new member joins. */
export async function defaultChannels(db: Db, workspaceId: string): Promise<ChannelRow[]> {
  return db
    .selectFrom("channel")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("kind", "=", "channel")
    .where("is_default", "=", true)
    .where("archived_at", "is", null)
    .orderBy("id")
    .execute();
}

/** Named channels a member is in. */
export async function channelsToLeave(db: Db, workspaceId: string, memberId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from channel_member m join channel c on c.workspace_id = m.workspace_id and c.id = m.channel_id
    where m.workspace_id = ${workspaceId}::uuid and m.member_id = ${memberId}::uuid and c.kind = 'channel'`.execute(db);
  return rows.map((row) => row.id);
}

/** Holds these channels until the transaction ends, always in the same order: two of it never wait in a circle. */
export async function lockChannels(db: Db, workspaceId: string, ids: readonly string[]): Promise<ChannelRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom("channel")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", sql<string>`any(${ids}::uuid[])`)
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
}
