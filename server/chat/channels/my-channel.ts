import type { MyChannel, NotificationLevel } from "@atrium/contract/chat/channels.ts";
import { sql } from "kysely";
import type { Membership } from "#platform/access/membership.ts";
import type { Db } from "#platform/database/database.ts";
import { channelOf } from "./channel.ts";
import type { ChannelRow } from "./channel-rows.ts";

/** A channel with one member's own state in it. */
export type MyChannelRow = ChannelRow & {
  read_seq: number;
  favourite: boolean;
  muted: boolean;
  notify: NotificationLevel | null;
  section_id: string | null;
  place: string | null;
  mentions: number;
};

export const myChannelOf = (row: MyChannelRow): MyChannel => ({
  channel: channelOf(row),
  lastSeq: row.last_seq,
  lastMessageAt: row.last_message_at?.toISOString() ?? null,
  readSeq: row.read_seq,
  mentions: row.mentions,
  favourite: row.favourite,
  muted: row.muted,
  notificationLevel: row.notify,
  sectionId: row.section_id,
  place: row.place,
});

/**
 * How often a member `m` was called above the pointer by a group they are in: each message once, and not those that
 * call them by name too (looked up one by one: `not exists` made PostgreSQL read whatever ever called them). An index
 * range for each of their groups, as long as what calls it and is unread.
 */
const groupMentions = sql`(select count(distinct n.seq) from people_group_member g
  join group_mention n on n.workspace_id = g.workspace_id and n.group_id = g.group_id and n.channel_id = m.channel_id
    and n.seq > m.read_seq and n.author_id <> m.member_id
  where g.workspace_id = m.workspace_id and g.member_id = m.member_id
    and (select own.member_id from mention own where own.workspace_id = n.workspace_id
      and own.message_id = n.message_id and own.member_id = m.member_id) is null)`;

/** How often a member `m` was called above the pointer in the timeline of a channel `c`: by name, by group, with all. */
export const timelineMentions = sql`(case when c.last_seq > m.read_seq then
    (select count(*) from mention n where n.workspace_id = m.workspace_id and n.member_id = m.member_id
      and n.channel_id = m.channel_id and n.seq > m.read_seq)
    + (select count(*) from mention n where n.workspace_id = m.workspace_id and n.channel_id = m.channel_id
      and n.member_id is null and n.seq > m.read_seq and n.author_id <> m.member_id)
    + ${groupMentions}
    else 0 end)`;

/**
 * The same with what a member was called by name in the channel's threads and has not read there. Each part is an
 * index range as long as what it counts.
 */
export const unreadMentions = sql<number>`(${timelineMentions}
  + (select count(*) from mention n where n.workspace_id = m.workspace_id and n.member_id = m.member_id
      and n.channel_id = m.channel_id and n.pending))::int`;

/** The member's own state in one channel; undefined when not in it. */
export async function myChannel(
  db: Db,
  member: Pick<Membership, "id" | "workspaceId">,
  channelId: string,
): Promise<MyChannel | undefined> {
  const { rows } = await sql<MyChannelRow>`
    select c.*, m.read_seq, m.favourite, m.muted, m.notify, m.section_id, m.place, ${unreadMentions} as mentions
    from channel c join channel_member m on m.workspace_id = c.workspace_id and m.channel_id = c.id
    where c.workspace_id = ${member.workspaceId}::uuid and c.id = ${channelId}::uuid
      and m.workspace_id = ${member.workspaceId}::uuid and m.member_id = ${member.id}::uuid`.execute(db);
  return rows[0] && myChannelOf(rows[0]);
}

/** How often each of these people is called in a channel and has not read it. */
export async function mentionsOf(
  db: Db,
  workspaceId: string,
  channelId: string,
  memberIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ member_id: string; mentions: number }>`
    select m.member_id, ${unreadMentions} as mentions
    from channel_member m join channel c on c.workspace_id = m.workspace_id and c.id = m.channel_id
    where m.workspace_id = ${workspaceId}::uuid and m.channel_id = ${channelId}::uuid
      and m.member_id = any(${memberIds}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.member_id, row.mentions]));
}

/** How often a member is called in each of these channels and has not read it. */
export async function mentionsIn(
  db: Db,
  member: Pick<Membership, "id" | "workspaceId">,
  channelIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ channel_id: string; mentions: number }>`
    select m.channel_id, ${unreadMentions} as mentions
    from channel_member m join channel c on c.workspace_id = m.workspace_id and c.id = m.channel_id
    where m.workspace_id = ${member.workspaceId}::uuid and m.member_id = ${member.id}::uuid
      and m.channel_id = any(${channelIds}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.channel_id, row.mentions]));
}

/** The state of somebody who is in a channel from now on: everything before counts as read. */
export const freshlyIn = (channel: ChannelRow): MyChannel =>
  myChannelOf({
    ...channel,
    read_seq: channel.last_seq,
    favourite: false,
    muted: false,
    notify: null,
    section_id: null,
    place: null,
    mentions: 0,
  });
