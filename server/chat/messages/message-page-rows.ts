import { sql } from "kysely";
import type { Membership } from "#platform/access/membership.ts";
import type { Db } from "#platform/database/database.ts";
import { isReadable } from "../channels/index.ts";
import { type MessageRow, messageColumns, withThread } from "./message-rows.ts";

/** A stretch of a timeline or thread, oldest first, and whether there is more on either side. */
export type Page = { rows: MessageRow[]; more: { before: boolean; after: boolean } };

/** Where messages stand in a row: a channel's timeline, or the replies of a thread; and who asks. */
export type Line = { member: Membership; channelId: string; threadId?: string };

const isIn = ({ member, channelId, threadId }: Line) => sql`m.workspace_id = ${member.workspaceId}::uuid
  and m.channel_id = ${channelId}::uuid
  and ${threadId === undefined ? sql`m.seq is not null` : sql`m.thread_id = ${threadId}::uuid`}
  and ${isReadable(member, channelId)}`;
const positionIn = ({ threadId }: Line) => (threadId === undefined ? sql`m.seq` : sql`m.thread_seq`);

/** Up to `limit` messages before a position, nearest first; the newest without one. */
async function older(db: Db, line: Line, before: number | undefined, limit: number): Promise<MessageRow[]> {
  const position = positionIn(line);
  const { rows } = await sql<MessageRow>`
    select ${messageColumns} from message m ${withThread}
    where ${isIn(line)} ${before === undefined ? sql`` : sql`and ${position} < ${before}`}
    order by ${position} desc limit ${limit}`.execute(db);
  return rows;
}

/** Up to `limit` messages after a position, nearest first. */
async function newer(db: Db, line: Line, after: number, limit: number): Promise<MessageRow[]> {
  const position = positionIn(line);
  const { rows } = await sql<MessageRow>`
    select ${messageColumns} from message m ${withThread}
    where ${isIn(line)} and ${position} > ${after} order by ${position} limit ${limit}`.execute(db);
  return rows;
}

/**
 * The messages before a position, or the newest: an index range as long as the page, wherever it lies. `more.after`
 * takes for granted that the position is not beyond the end.
 */
export async function pageBefore(db: Db, line: Line, before: number | undefined, limit: number): Promise<Page> {
  const rows = await older(db, line, before, limit + 1);
  const page = rows.slice(0, limit).reverse();
  return { rows: page, more: { before: rows.length > limit, after: before !== undefined } };
}

export async function pageAfter(db: Db, line: Line, after: number, limit: number): Promise<Page> {
  const rows = await newer(db, line, after, limit + 1);
  return { rows: rows.slice(0, limit), more: { before: after > 0, after: rows.length > limit } };
}

/** A page with a position about in its middle; near an end it is filled up from the other side. */
export async function pageAround(db: Db, line: Line, around: number, limit: number): Promise<Page> {
  const [before, after] = await Promise.all([
    older(db, line, around, limit + 1),
    newer(db, line, around - 1, limit + 1),
  ]);
  const half = Math.floor(limit / 2);
  const later = Math.min(after.length, Math.max(limit - half, limit - before.length));
  const earlier = Math.min(before.length, limit - later);
  return {
    rows: [...before.slice(0, earlier).reverse(), ...after.slice(0, later)],
    more: { before: before.length > earlier, after: after.length > later },
  };
}

/** Where a message stands in the timeline; for a reply, where the answered message does. Null when it is not here. */
export async function positionOfMessage(db: Db, line: Line, messageId: string): Promise<number | null> {
  const { rows } = await sql<{ seq: number | null }>`
    select coalesce(m.seq, root.seq) as seq from message m
    left join message root on root.workspace_id = m.workspace_id and root.id = m.thread_id
    where m.workspace_id = ${line.member.workspaceId}::uuid and m.channel_id = ${line.channelId}::uuid
      and m.id = ${messageId}::uuid`.execute(db);
  return rows[0]?.seq ?? null;
}

/** The first message of a date or later; the newest when there is none. 0 in an empty channel. */
export async function positionOfDate(db: Db, line: Line, date: string): Promise<number> {
  const { rows } = await sql<{ seq: number | null }>`
    select coalesce(
      (select m.seq from message m where m.workspace_id = ${line.member.workspaceId}::uuid
        and m.channel_id = ${line.channelId}::uuid and m.seq is not null and m.created_at >= ${date}::timestamptz order by m.created_at, m.seq limit 1),
      (select c.last_seq from channel c where c.workspace_id = ${line.member.workspaceId}::uuid
        and c.id = ${line.channelId}::uuid)
    ) as seq`.execute(db);
  return rows[0]?.seq ?? 0;
}
