import { type RawBuilder, sql } from "kysely";
import type { Membership } from "#platform/access/membership.ts";
import type { Db } from "#platform/database/database.ts";
import { type MyChannelRow, timelineMentions, unreadMentions } from "../channels/index.ts";

/** A row's place in the order of the sidebar: group, then time of the last message (microseconds), then id. */
export type SidebarPlace = readonly [group: number, at: number, id: string];
export type SidebarRow = MyChannelRow & { place_group: number; place_at: number };

/** Unread first (a muted channel does not call for attention), archived last. */
const group = sql`case when c.archived_at is not null then 2 when c.last_seq > m.read_seq and not m.muted then 0 else 1 end`;
const moment = sql`coalesce(c.last_message_at, c.created_at)`;

type Wanted = { after: SidebarPlace | undefined; limit: number };

/**
 * The channels a member is in, in the order of the sidebar: their places first, by as little as those take (with whole
 * rows it took twice as long), then the rows, and what costs more, the mentions, of the page alone.
 */
export async function sidebarPage(db: Db, member: Membership, wanted: Wanted): Promise<SidebarRow[]> {
  const { rows } = await sql<SidebarRow>`
    with ${wanted.after ? sql`` : sql`recent as materialized (${recentlyUnread(member, wanted.limit)}),`}
    page as materialized (
      ${wanted.after ? inOrder(member, wanted) : recentOrInOrder(member, wanted)}
    )
    select c.*, m.read_seq, m.favourite, m.muted, m.notify, m.section_id, m.place, page.place_group,
      (extract(epoch from page.place_moment) * 1000000)::bigint as place_at, ${unreadMentions} as mentions
    from page
    join channel c on c.workspace_id = ${member.workspaceId}::uuid and c.id = page.id
    join channel_member m on m.workspace_id = ${member.workspaceId}::uuid and m.channel_id = page.id
      and m.member_id = ${member.id}::uuid
    order by page.place_group, page.place_moment desc, page.id`.execute(db);
  return rows;
}

/** Looks at every channel the member is in. */
const inOrder = (member: Membership, { after, limit }: Wanted, condition = sql`true`) => sql`
  select * from (
    select c.id, ${group} as place_group, ${moment} as place_moment
    from channel_member m join channel c on c.workspace_id = m.workspace_id and c.id = m.channel_id
    where m.workspace_id = ${member.workspaceId}::uuid and m.member_id = ${member.id}::uuid and m.shown
      and ${condition}
  ) mine
  ${after ? sql`where ${isAfter(after)}` : sql``}
  order by place_group, place_moment desc, id limit ${limit}`;

/** From this many channels on it is worth looking for a first page among the recent ones. */
const many = 300;
/** How many of the channels last written in are looked at; when they hold no full page, all are put in order. */
const mostRecent = 200;

/**
 * Who is in hundreds of channels has seldom read all of them, and then the first page is found among those last
 * written in, whatever the number. Without a full page of them this finds what does not count.
 */
const recentlyUnread = (member: Membership, limit: number) => sql`
  select r.id, 0 as place_group, r.last_message_at as place_moment from (
    select c.id, c.last_seq, c.last_message_at, c.archived_at from channel c
    where c.workspace_id = ${member.workspaceId}::uuid and c.last_message_at is not null
    order by c.last_message_at desc limit ${mostRecent}
  ) r
  join channel_member m on m.workspace_id = ${member.workspaceId}::uuid and m.channel_id = r.id
    and m.member_id = ${member.id}::uuid
  where r.archived_at is null and r.last_seq > m.read_seq and m.shown and not m.muted
    and (select count(*) from (select from channel_member own where own.workspace_id = ${member.workspaceId}::uuid
      and own.member_id = ${member.id}::uuid limit ${many}) counted) = ${many}
  order by r.last_message_at desc, r.id limit ${limit}`;

const recentOrInOrder = (member: Membership, wanted: Wanted) => {
  const found = sql`(select count(*) from recent)`;
  return sql`select * from recent where ${found} = ${wanted.limit}
    union all (${inOrder(member, wanted, sql<boolean>`${found} < ${wanted.limit}`)})`;
};

function isAfter([place, microseconds, id]: SidebarPlace): RawBuilder<unknown> {
  const at = sql`timestamptz 'epoch' + ${microseconds}::bigint * interval '1 microsecond'`;
  return sql`place_group > ${place}::int or (place_group = ${place}::int
    and (place_moment < ${at} or (place_moment = ${at} and id > ${id}::uuid)))`;
}

/** What a workspace's badge shows: anything unread in channels not muted; mentions and direct messages not read. */
export async function badgeOf(db: Db, member: Membership): Promise<{ unread: boolean; mentions: number }> {
  const { rows } = await sql<{ unread: boolean; mentions: number }>`
    select coalesce(bool_or(not m.muted), false) as unread,
      (coalesce(sum(case when c.kind = 'channel' then ${timelineMentions} else c.last_seq - m.read_seq end), 0)
      + (select count(*) from mention n
        join channel in_channel on in_channel.workspace_id = n.workspace_id and in_channel.id = n.channel_id
        where n.workspace_id = ${member.workspaceId}::uuid and n.member_id = ${member.id}::uuid and n.pending
          and in_channel.archived_at is null))::int as mentions
    from channel_member m join channel c on c.workspace_id = m.workspace_id and c.id = m.channel_id
    where m.workspace_id = ${member.workspaceId}::uuid and m.member_id = ${member.id}::uuid and m.shown
      and c.last_seq > m.read_seq and c.archived_at is null`.execute(db);
  return rows[0] as { unread: boolean; mentions: number };
}
