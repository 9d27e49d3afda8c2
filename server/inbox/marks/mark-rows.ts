import type { InboxKind, InboxMark } from "@atrium/contract/inbox/inbox.ts";
import { type Selectable, sql } from "kysely";
import type { Membership } from "#platform/access/membership.ts";
import type { Db } from "#platform/database/database.ts";

type InboxMarkTable = {
  workspace_id: string;
  member_id: string;
  kind: InboxKind;
  object_id: string;
  /** Done up to this position; what happens later brings it back. */
  done_through: number | null;
  done_at: Date | null;
  snoozed_until: Date | null;
  unsubscribed: boolean;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    inbox_mark: InboxMarkTable;
  }
}
export type MarkRow = Selectable<InboxMarkTable>;
export type MarkColumns = { done_through: number | null; snoozed_until: Date | null; unsubscribed: boolean | null };
export type MarkedObject = { kind: InboxKind; objectId: string };

export const markOf = (row: MarkRow): InboxMark => ({
  kind: row.kind,
  objectId: row.object_id,
  doneThrough: row.done_through,
  snoozedUntil: row.snoozed_until?.toISOString() ?? null,
  unsubscribed: row.unsubscribed,
});

/** What nobody marked yet. */
export const noMark = ({ kind, objectId }: MarkedObject): InboxMark => ({
  kind,
  objectId,
  doneThrough: null,
  snoozedUntil: null,
  unsubscribed: false,
});

export async function marksOf(db: Db, member: Membership, objects: readonly MarkedObject[]): Promise<MarkRow[]> {
  const { rows } = await sql<MarkRow>`
    select k.* from unnest(${objects.map(({ kind }) => kind)}::text[], ${objects.map(({ objectId }) => objectId)}::uuid[])
      as wanted(kind, id)
    join inbox_mark k on k.workspace_id = ${member.workspaceId}::uuid and k.member_id = ${member.id}::uuid
      and k.kind = wanted.kind and k.object_id = wanted.id`.execute(db);
  return rows;
}

export type MarkChange = {
  done: { through: number; at: Date } | null;
  snoozedUntil: Date | null;
  unsubscribed: boolean;
};

/** Sets what is given and keeps the rest; undefined when it was so already. */
export async function changeMark(
  db: Db,
  member: Membership,
  { kind, objectId }: MarkedObject,
  change: Partial<MarkChange>,
): Promise<MarkRow | undefined> {
  const { done, snoozedUntil, unsubscribed } = change;
  const set = [
    ...(done === undefined ? [] : [sql`done_through = excluded.done_through, done_at = excluded.done_at`]),
    ...(snoozedUntil === undefined ? [] : [sql`snoozed_until = excluded.snoozed_until`]),
    ...(unsubscribed === undefined ? [] : [sql`unsubscribed = excluded.unsubscribed`]),
  ];
  const differs = [
    ...(done === undefined ? [] : [sql`k.done_through is distinct from excluded.done_through`]),
    ...(snoozedUntil === undefined ? [] : [sql`k.snoozed_until is distinct from excluded.snoozed_until`]),
    ...(unsubscribed === undefined ? [] : [sql`k.unsubscribed is distinct from excluded.unsubscribed`]),
  ];
  const isNothing = !done && !snoozedUntil && !unsubscribed;
  const { rows } = await sql<MarkRow>`
    insert into inbox_mark as k
      (workspace_id, member_id, kind, object_id, done_through, done_at, snoozed_until, unsubscribed)
    select ${member.workspaceId}::uuid, ${member.id}::uuid, ${kind}, ${objectId}::uuid, ${done?.through ?? null}::bigint,
      ${done?.at ?? null}::timestamptz, ${snoozedUntil ?? null}::timestamptz, ${unsubscribed ?? false}::boolean
    where not ${isNothing}::boolean or exists (select from inbox_mark own
      where own.workspace_id = ${member.workspaceId}::uuid and own.member_id = ${member.id}::uuid
        and own.kind = ${kind} and own.object_id = ${objectId}::uuid)
    on conflict (workspace_id, member_id, kind, object_id) do update set ${sql.join(set)}
      where ${sql.join(differs, sql` or `)}
    returning k.*`.execute(db);
  return rows[0];
}

export type MarkPlace = { at: number; id: string };

/** What is put off, what is back first; or what is done, the last first. */
export async function pageOfMarks(
  db: Db,
  member: Membership,
  tab: "later" | "done",
  { now, after, limit }: { now: Date; after: MarkPlace | undefined; limit: number },
): Promise<(MarkRow & { at: number })[]> {
  const time = tab === "later" ? sql`k.snoozed_until` : sql`k.done_at`;
  const at = sql`floor(extract(epoch from ${time}) * 1000)::bigint`;
  const later = tab === "later";
  const { rows } = await sql<MarkRow & { at: number }>`
    select k.*, ${at} as at from inbox_mark k
    where k.workspace_id = ${member.workspaceId}::uuid and k.member_id = ${member.id}::uuid
      and ${later ? sql`k.snoozed_until > ${now}` : sql`k.done_at is not null`}
      and ${after ? sql`(${at}, k.object_id) ${later ? sql`>` : sql`<`} (${after.at}::bigint, ${after.id}::uuid)` : sql`true`}
    order by ${time} ${later ? sql`` : sql`desc`}, k.object_id ${later ? sql`` : sql`desc`} limit ${limit}`.execute(db);
  return rows;
}

/** When the next thing that was put off comes back. */
export async function nextReturn(db: Db, member: Membership, now: Date): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(snoozed_until) as at from inbox_mark where workspace_id = ${member.workspaceId}::uuid
      and member_id = ${member.id}::uuid and snoozed_until > ${now}`.execute(db);
  return rows[0]?.at ?? null;
}
