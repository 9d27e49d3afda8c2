import { sql } from "kysely";
import type { Membership } from "#platform/access/membership.ts";
import type { Db } from "#platform/database/database.ts";
import { unreadMentions } from "../channels/index.ts";

/** Where a member's pointer stands after a move, and what calls them above it. */
export type Moved = { readSeq: number; mentions: number; isMoved: boolean };

/**
 * Moves the member's pointer forward to `seq`, or with `back` to wherever it says; never beyond the channel's end.
 * Undefined when they are not in the channel. (Materialized, because an expression is no bound for an index behind
 * row-level security.)
 */
export async function movePointer(
  db: Db,
  member: Membership,
  channelId: string,
  { seq, back }: { seq: number; back: boolean },
): Promise<Moved | undefined> {
  const { rows } = await sql<Moved>`
    with moved as (
      update channel_member m set read_seq = least(${seq}::bigint, c.last_seq) from channel c
      where m.workspace_id = ${member.workspaceId}::uuid and m.channel_id = ${channelId}::uuid
        and m.member_id = ${member.id}::uuid and c.workspace_id = ${member.workspaceId}::uuid
        and c.id = ${channelId}::uuid and least(${seq}::bigint, c.last_seq) <> m.read_seq
        and (${back}::boolean or least(${seq}::bigint, c.last_seq) > m.read_seq)
      returning m.read_seq
    ), pointer as materialized (
      select m.workspace_id, m.channel_id, m.member_id, coalesce(moved.read_seq, m.read_seq) as read_seq,
        moved.read_seq is not null as is_moved, c.last_seq
      from channel c, channel_member m left join moved on true
      where c.workspace_id = ${member.workspaceId}::uuid and c.id = ${channelId}::uuid and m.workspace_id = ${member.workspaceId}::uuid and m.channel_id = ${channelId}::uuid
        and m.member_id = ${member.id}::uuid
    )
    select m.read_seq as "readSeq", m.is_moved as "isMoved", ${unreadMentions} as mentions
    from pointer m, lateral (select m.last_seq) as c`.execute(db);
  return rows[0];
}

/** Moves many pointers of a member by the rules of `movePointer`; answers those that moved. */
export async function movePointers(
  db: Db,
  member: Membership,
  wished: ReadonlyMap<string, number>,
  back: boolean,
): Promise<{ channelId: string; readSeq: number }[]> {
  const { rows } = await sql<{ channelId: string; readSeq: number }>`
    update channel_member m set read_seq = least(wished.seq, c.last_seq)
    from unnest(${[...wished.keys()]}::uuid[], ${[...wished.values()]}::bigint[]) as wished(id, seq), channel c
    where m.workspace_id = ${member.workspaceId}::uuid and m.channel_id = wished.id and m.member_id = ${member.id}::uuid
      and c.workspace_id = ${member.workspaceId}::uuid and c.id = wished.id
      and least(wished.seq, c.last_seq) <> m.read_seq
      and (${back}::boolean or least(wished.seq, c.last_seq) > m.read_seq)
    returning m.channel_id as "channelId", m.read_seq as "readSeq"`.execute(db);
  return rows;
}
