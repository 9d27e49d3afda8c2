import type { NotificationLevel } from "@atrium/contract/chat/channels.ts";
import { type Selectable, sql } from "kysely";
import type { Membership } from "#platform/access/membership.ts";
import type { Db } from "#platform/database/database.ts";

export type ChannelMemberTable = {
  workspace_id: string;
  channel_id: string;
  member_id: string;
  joined_at: Date;
  added_by: string | null;
  /** Everything in the timeline up to here is read. */
  read_seq: number;
  favourite: boolean;
  muted: boolean;
  /** Null: as their preferences say. */
  notify: NotificationLevel | null;
  /** The section of their own they put it into. */
  section_id: string | null;
  /** Where in a section sorted by hand. */
  place: string | null;
  /** False until a direct message somebody else opened has its first message. */
  shown: boolean;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    channel_member: ChannelMemberTable;
  }
}
export type ChannelMemberRow = Selectable<ChannelMemberTable>;

/** Every channel a member is in. */
export async function channelIdsOf(db: Db, member: Membership): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from channel_member m join channel c on c.workspace_id = m.workspace_id and c.id = m.channel_id
    where m.workspace_id = ${member.workspaceId}::uuid and m.member_id = ${member.id}::uuid`.execute(db);
  return rows.map((row) => row.id);
}

/** Every channel a member was in when it was deleted. */
export async function deletedChannelIdsOf(db: Db, member: Membership): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from every_channel c join channel_member m on m.workspace_id = c.workspace_id and m.channel_id = c.id
    where c.workspace_id = ${member.workspaceId}::uuid and c.deleted_at is not null
      and m.member_id = ${member.id}::uuid`.execute(db);
  return rows.map((row) => row.id);
}

/** Which of these people are in the channel. */
export async function insidersAmong(db: Db, workspaceId: string, channelId: string, ids: string[]): Promise<string[]> {
  const rows = await db
    .selectFrom("channel_member")
    .select("member_id")
    .where("workspace_id", "=", workspaceId)
    .where("channel_id", "=", channelId)
    .where("member_id", "=", sql<string>`any(${ids}::uuid[])`)
    .execute();
  return rows.map((row) => row.member_id);
}

/** Whether the member shares a channel with every one of these people. */
export async function meetsAll(db: Db, member: Membership, ids: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ met: number }>`
    select count(*) as met from unnest(${ids}::uuid[]) as other(id) where exists (
      select from channel_member mine join channel c on c.workspace_id = mine.workspace_id and c.id = mine.channel_id
      join channel_member theirs on theirs.workspace_id = mine.workspace_id and theirs.channel_id = mine.channel_id
      where mine.workspace_id = ${member.workspaceId}::uuid and mine.member_id = ${member.id}::uuid
        and theirs.member_id = other.id and c.kind = 'channel')`.execute(db);
  return rows[0]?.met === ids.length;
}

type Change = { ids: string[]; memberCount: number };

/**
 * Adds people to a channel whose row this transaction holds; who is in it already is left out. What was said before
 * counts as read: `read_seq` begins at the channel's end.
 */
export async function addToChannel(
  db: Db,
  workspaceId: string,
  channel: { id: string; last_seq: number },
  people: { ids: readonly string[]; by: string | null; at: Date; unseenBy?: readonly string[] },
): Promise<Change> {
  const { rows } = await sql<Change>`
    with added as (
      insert into channel_member (workspace_id, channel_id, member_id, joined_at, added_by, read_seq, shown)
      select ${workspaceId}::uuid, ${channel.id}::uuid, id, ${people.at}, ${people.by}::uuid, ${channel.last_seq}::bigint,
        id <> all(${people.unseenBy ?? []}::uuid[])
      from unnest(${people.ids}::uuid[]) as p(id) on conflict do nothing returning member_id
    ), grown as (
      update channel set member_count = member_count + (select count(*) from added)
      where workspace_id = ${workspaceId}::uuid and id = ${channel.id}::uuid returning member_count
    )
    select array(select member_id from added order by member_id) as ids, member_count as "memberCount" from grown`.execute(
    db,
  );
  return rows[0] as Change;
}

/**
 * Takes people out of a channel whose row this transaction holds; who is not in it is left out. They follow none of
 * its threads any more and are called by none: what is said there is no longer theirs to hear of.
 */
export async function takeFromChannel(
  db: Db,
  workspaceId: string,
  channelId: string,
  ids: readonly string[],
): Promise<Change> {
  const { rows } = await sql<Change>`
    with taken as (
      delete from channel_member where workspace_id = ${workspaceId}::uuid and channel_id = ${channelId}::uuid
        and member_id = any(${ids}::uuid[]) returning member_id
    ), unfollowed as (
      update thread_member tm set following = null from taken, thread t
      where tm.workspace_id = ${workspaceId}::uuid and tm.member_id = taken.member_id and tm.following
        and t.workspace_id = ${workspaceId}::uuid and t.id = tm.thread_id and t.channel_id = ${channelId}::uuid
    ), uncalled as (
      update mention n set pending = false from taken
      where n.workspace_id = ${workspaceId}::uuid and n.member_id = taken.member_id
        and n.channel_id = ${channelId}::uuid and n.pending
    ), shrunk as (
      update channel set member_count = member_count - (select count(*) from taken)
      where workspace_id = ${workspaceId}::uuid and id = ${channelId}::uuid returning member_count
    )
    select array(select member_id from taken order by member_id) as ids, member_count as "memberCount" from shrunk`.execute(
    db,
  );
  return rows[0] as Change;
}
