import type { Poll } from "@atrium/contract/chat/polls.ts";
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

export type PollRow = {
  workspace_id: string;
  message_id: string;
  channel_id: string;
  options: string[];
  votes: number[];
  voters: number;
  counted_at: Date;
  multiple: boolean;
  anonymous: boolean;
  open: boolean;
  closes_at: Date | null;
  closed_at: Date | null;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    poll: PollRow;
  }
}

type Which = { workspaceId: string; messageId: string };

export const pollOf = (row: PollRow, mine: readonly number[] = []): Poll => ({
  options: row.options,
  votes: row.votes,
  voters: row.voters,
  multiple: row.multiple,
  anonymous: row.anonymous,
  open: row.open,
  closesAt: row.closes_at?.toISOString() ?? null,
  closedAt: row.closed_at?.toISOString() ?? null,
  mine: [...mine],
});

export async function insertPoll(db: Db, row: PollRow): Promise<void> {
  await db.insertInto("poll").values(row).execute();
}

/** The polls of messages, with what the reader chose; one query. */
export async function pollsOf(
  db: Db,
  workspaceId: string,
  messageIds: string[],
  memberId: string | null,
): Promise<Map<string, Poll>> {
  const { rows } = await sql<PollRow & { mine: number[] | null }>`
    select p.*, b.options as mine from poll p
    left join poll_ballot b on b.workspace_id = p.workspace_id and b.message_id = p.message_id
      and b.member_id = ${memberId}::uuid
    where p.workspace_id = ${workspaceId}::uuid and p.message_id = any(${messageIds}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.message_id, pollOf(row, row.mine ?? [])]));
}

export async function readPoll(db: Db, { workspaceId, messageId }: Which): Promise<PollRow | undefined> {
  const { rows } = await sql<PollRow>`select * from poll
    where workspace_id = ${workspaceId}::uuid and message_id = ${messageId}::uuid`.execute(db);
  return rows[0];
}

/** Nobody else counts, adds to or closes it until the transaction ends. Votes go on. */
export async function lockPoll(db: Db, { workspaceId, messageId }: Which): Promise<PollRow | undefined> {
  const { rows } = await sql<PollRow>`select * from poll
    where workspace_id = ${workspaceId}::uuid and message_id = ${messageId}::uuid for no key update`.execute(db);
  return rows[0];
}

/** Somebody's whole vote, in one statement; answers whether it is another one than before. */
export async function putBallot(
  db: Db,
  { workspaceId, messageId }: Which,
  ballot: { memberId: string; options: number[]; at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into poll_ballot as b (workspace_id, message_id, member_id, options, voted_at)
    select ${workspaceId}::uuid, ${messageId}::uuid, ${ballot.memberId}::uuid, ${ballot.options}::smallint[], ${ballot.at}
    where cardinality(${ballot.options}::smallint[]) > 0 or exists (select from poll_ballot o
      where o.workspace_id = ${workspaceId}::uuid and o.message_id = ${messageId}::uuid
        and o.member_id = ${ballot.memberId}::uuid)
    on conflict (workspace_id, message_id, member_id) do update
      set options = excluded.options, voted_at = excluded.voted_at where b.options <> excluded.options
    returning b.member_id`.execute(db);
  return rows.length > 0;
}

/** Counts the ballots of a poll whose row this transaction holds. */
export async function countBallots(db: Db, { workspaceId, messageId }: Which, at: Date): Promise<PollRow> {
  const { rows } = await sql<PollRow>`
    with ballots as (
      select b.options from poll_ballot b where b.workspace_id = ${workspaceId}::uuid
        and b.message_id = ${messageId}::uuid and cardinality(b.options) > 0
    ), counted as (select o.number, count(*)::int as votes from ballots, unnest(options) as o(number) group by 1)
    update poll p set counted_at = ${at}, voters = (select count(*) from ballots),
      votes = array(select coalesce(c.votes, 0) from generate_series(1, cardinality(p.options)) as n(number)
        left join counted c on c.number = n.number order by n.number)
    where p.workspace_id = ${workspaceId}::uuid and p.message_id = ${messageId}::uuid returning *`.execute(db);
  return rows[0] as PollRow;
}

export async function updatePoll(
  db: Db,
  { workspaceId, messageId }: Which,
  change: Partial<Pick<PollRow, "options" | "votes" | "closed_at">>,
): Promise<void> {
  await db
    .updateTable("poll")
    .set(change)
    .where("workspace_id", "=", workspaceId)
    .where("message_id", "=", messageId)
    .execute();
}

export type Voter = { memberId: string; votedAt: Date };

/** Who chose an option, the first first. */
export async function votersOf(
  db: Db,
  { workspaceId, messageId }: Which,
  about: { option: number; after: Voter | undefined; limit: number },
): Promise<Voter[]> {
  const { option, after, limit } = about;
  const { rows } = await sql<Voter>`
    select member_id as "memberId", voted_at as "votedAt" from poll_ballot
    where workspace_id = ${workspaceId}::uuid and message_id = ${messageId}::uuid and ${option}::smallint = any(options)
      ${after ? sql`and (voted_at, member_id) > (${after.votedAt}, ${after.memberId}::uuid)` : sql``}
    order by voted_at, member_id limit ${limit}`.execute(db);
  return rows;
}
