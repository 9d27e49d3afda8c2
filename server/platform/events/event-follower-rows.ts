import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import type { FollowedEvent, Follower } from "./follower.ts";

/** The first time it sees a name, it begins at the end of the logs there are. */
export async function beginFollowers(db: Db, names: string[]): Promise<void> {
  await sql`select begin_followers(${names}::text[])`.execute(db);
}

/** Of the next `most` workspaces after one, those with something new; and where to go on, null at their end. */
export async function workspacesBehind(
  db: Db,
  names: string[],
  { after, most }: { after: string | null; most: number },
): Promise<{ behind: string[]; through: string | null }> {
  const { rows } = await sql<{ behind: string[]; through: string | null }>`
    select behind, through from workspaces_behind(${names}::text[], ${after ?? lowest}::uuid, ${most})`.execute(db);
  return rows[0] ?? { behind: [], through: null };
}
const lowest = "00000000-0000-0000-0000-000000000000";

/**
 * Of these, who wants something of what is new. The others come to the head of the log all at once: most events are for
 * one or two of a dozen followers, and a transaction of each to find that out cost more than what the events told of.
 * In a new workspace nobody stands anywhere yet, which is its beginning.
 * Whom another process has in hand just now is among the answers: its turn says so.
 */
export async function passOver(db: Db, workspaceId: string, followers: readonly Follower[]): Promise<Set<string>> {
  const names = followers.map(({ name }) => name);
  const wishes = followers.flatMap(({ name, events }) => events.map((event) => [name, event.name] as const));
  const { rows } = await sql<{ name: string }>`
    with head as (
      select seq, pruned_seq from event_head where workspace_id = ${workspaceId}::uuid
    ), wish as (
      select * from unnest(${wishes.map(([name]) => name)}::text[], ${wishes.map(([, event]) => event)}::text[])
        as w(follower, event)
    ), idle as (
      select f.name from event_follower f, head h
      where f.workspace_id = ${workspaceId}::uuid and f.name = any(${names}::text[]) and f.seq < h.seq
        and (f.seq = 0 or f.seq >= h.pruned_seq)
        and not exists (select from event e where e.workspace_id = ${workspaceId}::uuid and e.seq > f.seq
          and e.seq <= h.seq and e.name in (select w.event from wish w where w.follower = f.name))
      for no key update of f skip locked
    ), passed as (
      update event_follower f set seq = h.seq from idle, head h
      where f.workspace_id = ${workspaceId}::uuid and f.name = idle.name returning f.name
    ), begun as (
      insert into event_follower (workspace_id, name, seq)
      select ${workspaceId}::uuid, n.name, h.seq from unnest(${names}::text[]) as n(name), head h
      where not exists (select from event_follower f where f.workspace_id = ${workspaceId}::uuid and f.name = n.name)
        and not exists (select from event e where e.workspace_id = ${workspaceId}::uuid and e.seq <= h.seq
          and e.name in (select w.event from wish w where w.follower = n.name))
      on conflict do nothing returning name
    )
    select n.name from unnest(${names}::text[]) as n(name)
    where n.name not in (select name from passed union all select name from begun) and not exists (
      select from event_follower f, head h
      where f.workspace_id = ${workspaceId}::uuid and f.name = n.name and f.seq >= h.seq)`.execute(db);
  return new Set(rows.map(({ name }) => name));
}

/** How far a follower has come, locked for who goes on; undefined while another process does. */
export async function takeTurn(db: Db, workspaceId: string, name: string): Promise<number | undefined> {
  const standing = await lockedPlace(db, workspaceId, name);
  if (standing !== undefined) return standing;
  await sql`insert into event_follower (workspace_id, name, seq) values (${workspaceId}::uuid, ${name}, 0)
    on conflict do nothing`.execute(db);
  return lockedPlace(db, workspaceId, name);
}

async function lockedPlace(db: Db, workspaceId: string, name: string): Promise<number | undefined> {
  const { rows } = await sql<{ seq: number }>`
    select seq from event_follower where workspace_id = ${workspaceId}::uuid and name = ${name}
    for no key update skip locked`.execute(db);
  return rows[0]?.seq;
}

/** The next events a follower wants, at most `most`, and where it stands when it has done them. */
export async function nextEvents(
  db: Db,
  workspaceId: string,
  { events }: Follower,
  { after, most }: { after: number; most: number },
): Promise<{ events: FollowedEvent[]; seq: number; pruned: boolean }> {
  const names = events.map((event) => event.name);
  const { rows } = await sql<Row>`
    select h.seq as head, h.pruned_seq, e.seq, e.name, e.at, e.actor_id, e.data from event_head h
    left join lateral (
      select * from event where workspace_id = ${workspaceId}::uuid and seq > ${after} and seq <= h.seq
        and name = any(${names}::text[]) order by seq limit ${most}
    ) e on true
    where h.workspace_id = ${workspaceId}::uuid order by e.seq`.execute(db);
  const found = rows.filter((row) => row.seq !== null);
  const last = found.length < most ? rows[0]?.head : found.at(-1)?.seq;
  return {
    events: found.map(
      ({ name, seq, at, actor_id, data }) => ({ name, seq, at, actorId: actor_id, data }) as FollowedEvent,
    ),
    seq: last ?? after,
    pruned: (rows[0]?.pruned_seq ?? 0) > after && after > 0,
  };
}

type Row = {
  head: number;
  pruned_seq: number;
  seq: number | null;
  name: string;
  at: Date;
  actor_id: string | null;
  data: object;
};

export async function cameTo(db: Db, workspaceId: string, name: string, seq: number): Promise<void> {
  await sql`update event_follower set seq = ${seq}
    where workspace_id = ${workspaceId}::uuid and name = ${name}`.execute(db);
}
