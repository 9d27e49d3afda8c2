import { type RawBuilder, sql } from "kysely";
import type { Membership } from "#platform/access/membership.ts";
import type { Db } from "#platform/database/database.ts";
import { channelIsThere } from "../channels/index.ts";
import { type MessageRow, messageColumns, withThread } from "../messages/index.ts";

type Wanted<Place> = { after: Place | undefined; limit: number };

/**
 * In a channel the member is in, which is there, and not deleted: `n` is what calls. (Scalars and not `exists`: for that PostgreSQL would
 * read whole tables once and remember them.)
 */
const isThere = ({ id, workspaceId }: Membership, since: RawBuilder<unknown>) => sql`
  coalesce((select ${channelIsThere(workspaceId, sql`own.channel_id`)} from channel_member own where own.workspace_id = ${workspaceId}::uuid
    and own.channel_id = n.channel_id and own.member_id = ${id}::uuid), false)
  and coalesce((select s.deleted_at is null and s.created_at >= ${since} from message s
    where s.workspace_id = ${workspaceId}::uuid and s.id = n.message_id), false)`;

/**
 * Equal, in a way that keeps `column` part of the order: so that of the two indexes PostgreSQL could walk backwards it
 * takes the one that begins with it, and does not read what is said everywhere else.
 */
const within = (column: RawBuilder<unknown>, value: RawBuilder<unknown>) => sql`${column} >= ${value}
  and ${column} <= ${value}`;

/**
 * Messages that called a member, the newest first (ids are in the order of sending), after one: by name, by a group,
 * and with everybody of a channel since they came into it. Each kind is an index walked from its end, for each group and
 * each channel.
 */
export async function pageOfCalls(db: Db, member: Membership, { after, limit }: Wanted<string>): Promise<MessageRow[]> {
  const { workspaceId, id } = member;
  const further = after === undefined ? sql`` : sql`and n.message_id < ${after}::uuid`;
  const always = sql`'-infinity'::timestamptz`;
  const { rows } = await sql<MessageRow>`
    with called as (
      (select n.message_id from mention n where n.workspace_id = ${workspaceId}::uuid and n.member_id = ${id}::uuid
        ${further} and ${isThere(member, always)} order by n.message_id desc limit ${limit})
      union
      (select n.message_id from people_group_member g, lateral (
        select n.message_id from group_mention n
        where n.workspace_id = ${workspaceId}::uuid and ${within(sql`n.group_id`, sql`g.group_id`)}
          and n.author_id <> ${id}::uuid ${further} and ${isThere(member, always)}
        order by n.group_id desc, n.message_id desc limit ${limit}) n
      where g.workspace_id = ${workspaceId}::uuid and g.member_id = ${id}::uuid
      order by n.message_id desc limit ${limit})
      union
      (select n.message_id from channel_member m, lateral (
        select n.message_id from mention n
        where n.workspace_id = ${workspaceId}::uuid and ${within(sql`n.channel_id`, sql`m.channel_id`)}
          and n.member_id is null and n.author_id <> ${id}::uuid ${further} and ${isThere(member, sql`m.joined_at`)}
        order by n.channel_id desc, n.message_id desc limit ${limit}) n
      where m.workspace_id = ${workspaceId}::uuid and m.member_id = ${id}::uuid
      order by n.message_id desc limit ${limit})
    )
    select ${messageColumns} from (select message_id from called order by message_id desc limit ${limit}) found
    join message m on m.workspace_id = ${workspaceId}::uuid and m.id = found.message_id ${withThread}
    order by m.id desc`.execute(db);
  return rows;
}

/** Where a reaction stands in the list: when the first gave it (microseconds), to which message, which emoji. */
export type ReceivedPlace = readonly [at: number, messageId: string, emoji: string];
export type ReceivedRow = { message_id: string; emoji: string; created_at: Date; at: number };

const moment = sql`(extract(epoch from t.created_at) * 1000000)::bigint`;

/** What others gave to a member's messages in channels they are in, the newest first. */
export async function pageOfReceived(
  db: Db,
  { workspaceId, id }: Membership,
  { after, limit }: Wanted<ReceivedPlace>,
): Promise<ReceivedRow[]> {
  const { rows } = await sql<ReceivedRow>`
    select t.message_id, t.emoji, t.created_at, ${moment} as at from reaction_tally t
    where t.workspace_id = ${workspaceId}::uuid and t.author_id = ${id}::uuid and t.people <> array[${id}::uuid]
      ${
        after
          ? sql`and t.created_at <= timestamptz 'epoch' + ${after[0]}::bigint * interval '1 microsecond'
              and (${moment}, t.message_id, t.emoji) < (${after[0]}::bigint, ${after[1]}::uuid, ${after[2]}::text)`
          : sql``
      }
      and exists (select from message s join channel_member m
          on m.workspace_id = s.workspace_id and m.channel_id = s.channel_id and m.member_id = ${id}::uuid
        where s.workspace_id = ${workspaceId}::uuid and s.id = t.message_id and s.deleted_at is null
          and m.workspace_id = ${workspaceId}::uuid and ${channelIsThere(workspaceId, sql`s.channel_id`)})
    order by t.created_at desc, t.message_id desc, t.emoji desc limit ${limit}`.execute(db);
  return rows;
}

export async function messagesOf(db: Db, workspaceId: string, ids: readonly string[]): Promise<MessageRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<MessageRow>`
    select ${messageColumns} from message m ${withThread}
    where m.workspace_id = ${workspaceId}::uuid and m.id = any(${ids}::uuid[])`.execute(db);
  return rows;
}
