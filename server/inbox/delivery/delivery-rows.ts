import { type Selectable, sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import type { OpenContext } from "#platform/operations/operation-context.ts";
import { clearTimer, hastenTimer, setTimer } from "#platform/timers/timer.ts";
import { type MediumName, mediumNames, type Reason } from "../media/index.ts";

type DeliveryTable = {
  workspace_id: string;
  member_id: string;
  medium: MediumName;
  /** A thread (its first message), or a channel. */
  conversation_id: string;
  channel_id: string;
  thread_id: string | null;
  reason: Reason;
  /** What is to be told, oldest first, at most 20; further ones are counted. */
  message_ids: string[];
  more: number;
  last_seq: number;
  held: boolean;
  due_at: Date | null;
  sent_at: Date | null;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    delivery: DeliveryTable;
  }
}
export type DeliveryRow = Selectable<DeliveryTable>;
export type NewDelivery = Omit<DeliveryTable, "workspace_id" | "more" | "sent_at"> & { due_at: Date };

const mostMessages = 20;
/** When who took something dies, or a medium fails, it is tried again after this, in ms. */
export const lease = 120_000;

/** Adds to what waits: one row for each conversation, however many messages. */
export async function addDeliveries(db: Db, workspaceId: string, rows: readonly NewDelivery[]): Promise<void> {
  await sql`
    insert into delivery as d (workspace_id, member_id, medium, conversation_id, channel_id, thread_id, reason,
      message_ids, more, last_seq, held, due_at)
    select ${workspaceId}::uuid, n.member_id, n.medium, n.conversation_id, n.channel_id, n.thread_id, n.reason,
      n.message_ids[1:${mostMessages}], greatest(0, cardinality(n.message_ids) - ${mostMessages}), n.last_seq, n.held,
      n.due_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(member_id uuid, medium text, conversation_id uuid,
      channel_id uuid, thread_id uuid, reason text, message_ids uuid[], last_seq bigint, held boolean,
      due_at timestamptz)
    on conflict (workspace_id, member_id, medium, conversation_id) do update set
      reason = case when d.due_at is null then excluded.reason else d.reason end,
      message_ids = case when d.due_at is null then excluded.message_ids
        else (d.message_ids || excluded.message_ids)[1:${mostMessages}] end,
      more = case when d.due_at is null then excluded.more else d.more + excluded.more
        + greatest(0, cardinality(d.message_ids) + cardinality(excluded.message_ids) - ${mostMessages}) end,
      last_seq = greatest(d.last_seq, excluded.last_seq),
      -- Somebody let through does not wait for the end of quiet hours, and what waits comes along.
      held = case when d.due_at is null then excluded.held else d.held and excluded.held end,
      due_at = least(d.due_at, excluded.due_at)`.execute(db);
}

export const deliveryKind = "inbox.delivery";

/** One timer for the workspace, at what is due first. */
export const wakeBy = (context: OpenContext, workspaceId: string, at: Date): Promise<void> =>
  hastenTimer(context, { workspaceId, kind: deliveryKind, id: workspaceId, at });

/** Sets the timer to what is due next after a moment. */
export async function sleepUntilNext(context: OpenContext, workspaceId: string): Promise<void> {
  const at = await nextDue(context.db, workspaceId, context.now);
  if (at) await setTimer(context, { workspaceId, kind: deliveryKind, id: workspaceId, at });
  else await clearTimer(context.db, workspaceId, deliveryKind, workspaceId);
}

export async function nextDue(db: Db, workspaceId: string, after?: Date): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(d.at) as at from unnest(${[...mediumNames]}::text[]) as medium(name), lateral (
      select due_at as at from delivery where workspace_id = ${workspaceId}::uuid and medium = medium.name
        and due_at is not null ${after ? sql`and due_at > ${after}` : sql``} order by due_at limit 1) d`.execute(db);
  return rows[0]?.at ?? null;
}

/** By which media something is due. */
export async function mediaDue(db: Db, workspaceId: string, now: Date): Promise<MediumName[]> {
  const { rows } = await sql<{ name: MediumName }>`
    select medium.name from unnest(${[...mediumNames]}::text[]) as medium(name)
    where exists (select from delivery where workspace_id = ${workspaceId}::uuid and medium = medium.name
      and due_at <= ${now})`.execute(db);
  return rows.map(({ name }) => name);
}

/** Takes what is due by a medium, for as long as `lease` says: when who took it dies, it is due again. */
export async function takeDue(
  db: Db,
  workspaceId: string,
  { medium, now, lease, most }: { medium: MediumName; now: Date; lease: Date; most: number },
): Promise<DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`
    with due as materialized (
      select member_id, medium, conversation_id from delivery
      where workspace_id = ${workspaceId}::uuid and medium = ${medium} and due_at <= ${now}
      order by due_at, member_id limit ${most} for update skip locked
    )
    update delivery d set due_at = ${lease} from due
    where d.workspace_id = ${workspaceId}::uuid and d.member_id = due.member_id and d.medium = due.medium
      and d.conversation_id = due.conversation_id
    returning d.*`.execute(db);
  return rows;
}

/**
 * Quiet hours of somebody end sooner than what they hold was put off to: it is told then. `after` is later than any
 * lease, so what is being told at this moment is left alone.
 */
export async function hastenHeld(
  db: Db,
  workspaceId: string,
  memberId: string,
  { after, at }: { after: Date; at: Record<MediumName, Date> },
): Promise<void> {
  await sql`update delivery set due_at = least(due_at, case medium when 'mail' then ${at.mail}::timestamptz
      else ${at.push}::timestamptz end)
    where workspace_id = ${workspaceId}::uuid and member_id = ${memberId}::uuid and held and due_at > ${after}`.execute(
    db,
  );
}

type Key = Pick<DeliveryRow, "member_id" | "medium" | "conversation_id">;
const isOne = (workspaceId: string, key: Key) => sql`workspace_id = ${workspaceId}::uuid
  and member_id = ${key.member_id}::uuid and medium = ${key.medium} and conversation_id = ${key.conversation_id}::uuid`;

/** Nothing of it is to be told; what came meanwhile still is. */
export async function dropDelivery(db: Db, workspaceId: string, row: DeliveryRow): Promise<void> {
  await sql`delete from delivery where ${isOne(workspaceId, row)}
    and last_seq = ${row.last_seq} and due_at = ${row.due_at}`.execute(db);
}

export async function postpone(
  db: Db,
  workspaceId: string,
  row: Key,
  until: { dueAt: Date; held: boolean },
): Promise<void> {
  await sql`update delivery set due_at = ${until.dueAt}, held = ${until.held}
    where ${isOne(workspaceId, row)}`.execute(db);
}

/** It was told. The row stays for what has to be taken back when it is read; what came meanwhile is due again. */
export async function noteTold(db: Db, workspaceId: string, row: DeliveryRow, at: { now: Date; again: Date }) {
  await sql`
    update delivery d set sent_at = ${at.now}, held = false, more = 0, message_ids = rest.ids,
      due_at = case when cardinality(rest.ids) > 0 then ${at.again}::timestamptz end
    from (select array(select id from unnest(own.message_ids) with ordinality as t(id, n)
        where id <> all(${row.message_ids}::uuid[]) order by n) as ids
      from delivery own where ${isOne(workspaceId, row)}) rest
    where d.workspace_id = ${workspaceId}::uuid and d.member_id = ${row.member_id}::uuid and d.medium = ${row.medium}
      and d.conversation_id = ${row.conversation_id}::uuid`.execute(db);
}

/** A conversation somebody read, or an object they are done with up to a position. */
export type ReadConversation = { memberId: string; conversationId: string; doneThrough: number | null };

/**
 * What was read needs no telling any more; answers what of it was told already, and by which medium. How far was read is
 * asked of the pointers themselves, as they are now. One statement, however much was read.
 */
export async function readDeliveries(
  db: Db,
  workspaceId: string,
  reads: readonly ReadConversation[],
): Promise<Pick<DeliveryRow, "member_id" | "medium" | "conversation_id">[]> {
  const wanted = reads.map(({ memberId, conversationId, doneThrough }) => {
    return { member_id: memberId, conversation_id: conversationId, done_through: doneThrough };
  });
  const { rows } = await sql<Pick<DeliveryRow, "member_id" | "medium" | "conversation_id" | "sent_at">>`
    with reads as materialized (
      select r.*, d.medium, d.conversation_id as waiting from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
        as r(member_id uuid, conversation_id uuid, done_through bigint)
      join delivery d on d.workspace_id = ${workspaceId}::uuid and d.member_id = r.member_id
        and (d.conversation_id = r.conversation_id
          or (r.done_through is not null and d.message_ids = array[r.conversation_id]))
    )
    delete from delivery d using reads r
    where d.workspace_id = ${workspaceId}::uuid and d.member_id = r.member_id and d.medium = r.medium
      and d.conversation_id = r.waiting
      and (d.conversation_id <> r.conversation_id or d.last_seq <= coalesce(r.done_through,
        case when d.thread_id is null
          then (select m.read_seq from channel_member m where m.workspace_id = ${workspaceId}::uuid
            and m.channel_id = d.channel_id and m.member_id = d.member_id)
          else (select tm.read_seq from thread_member tm where tm.workspace_id = ${workspaceId}::uuid
            and tm.thread_id = d.thread_id and tm.member_id = d.member_id) end))
    returning d.member_id, d.medium, d.conversation_id, d.sent_at`.execute(db);
  return rows.filter(({ sent_at }) => sent_at !== null);
}

/** What was told long ago and never read is not taken back any more. */
export async function forgetTold(db: Db, workspaceId: string, before: Date): Promise<void> {
  await sql`delete from delivery where workspace_id = ${workspaceId}::uuid and due_at is null
    and sent_at < ${before}`.execute(db);
}
