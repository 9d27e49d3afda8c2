import { type RawBuilder, sql } from "kysely";
import pg from "pg";
import type { Db } from "../platform/database/database.ts";
import { newId } from "../platform/operations/new-id.ts";
import type { TestServer } from "./test-server.ts";
import { manyJoined, type TestPerson, workspaceOf } from "./workspaces.ts";

export type Size = {
  /** Members besides the owner. */
  people: number;
  /** Public channels; the owner and the first `perChannel` people (all unless told) are in each, everybody in the first. */
  channels: number;
  perChannel?: number;
  /** In the first channel: every tenth is answered, every seventh reacted to, every fifth calls somebody. */
  messages?: number;
};

export type LargeWorkspace = {
  workspaceId: string;
  owner: { accountId: string; memberId: string };
  people: { accountId: string; memberId: string }[];
  /** The first one holds the messages. */
  channelIds: string[];
};

/** A workspace of any size, by a handful of statements: 15,000 people and 200,000 messages take some seconds. */
export async function largeWorkspace(
  server: Pick<TestServer, "platform" | "databaseUrl">,
  size: Size,
  owner: TestPerson = { accountId: newId() },
): Promise<LargeWorkspace> {
  const { workspaceId, memberId } = await workspaceOf(server, owner);
  const accounts = Array.from({ length: size.people }, () => ({ accountId: newId() }));
  const memberIds = await manyJoined(server, workspaceId, accounts);
  const insiders = [memberId, ...memberIds.slice(0, size.perChannel ?? size.people)];
  const channelIds = Array.from({ length: size.channels }, () => newId());
  await server.platform.database.transaction({ workspaceId }, async ({ db }) => {
    await insertChannels(db, workspaceId, channelIds, insiders);
    await crowd(db, workspaceId, channelIds[0] as string, memberIds);
    if (size.messages) await insertMessages(db, workspaceId, channelIds[0] as string, insiders, size.messages);
  });
  await analyze(server.databaseUrl);
  return {
    workspaceId,
    owner: { accountId: owner.accountId, memberId },
    people: accounts.map(({ accountId }, index) => ({ accountId, memberId: memberIds[index] as string })),
    channelIds,
  };
}

/** Fills tables while nothing but their keys is kept in order; the other indexes are sorted once, at the end. */
export async function withoutIndexes(pool: pg.Pool, tables: string[], fill: () => Promise<void>): Promise<void> {
  const { rows } = await pool.query<{ name: string; made: string }>(
    `select indexname as name, indexdef as made from pg_indexes i where schemaname = 'public' and tablename = any($1)
      and not exists (select from pg_constraint where conname = i.indexname)`,
    [tables],
  );
  for (const { name } of rows) await pool.query(`drop index ${name}`);
  await fill();
  for (const { made } of rows) await pool.query(made);
}

async function insertChannels(db: Db, workspaceId: string, ids: string[], insiders: string[]): Promise<void> {
  await sql`
    insert into channel (workspace_id, id, kind, visibility, name, created_by, created_at, member_count)
    select ${workspaceId}::uuid, c.id, 'channel', 'public', 'channel ' || n, ${insiders[0]}::uuid,
      now() - (n || ' minutes')::interval, ${insiders.length}::int
    from unnest(${ids}::uuid[]) with ordinality as c(id, n)`.execute(db);
  await sql`
    insert into channel_member (workspace_id, channel_id, member_id, joined_at)
    select ${workspaceId}::uuid, c, m, now()
    from unnest(${ids}::uuid[]) as c, unnest(${insiders}::uuid[]) as m`.execute(db);
}

async function crowd(db: Db, workspaceId: string, channelId: string, everybody: string[]): Promise<void> {
  await sql`
    insert into channel_member (workspace_id, channel_id, member_id, joined_at)
    select ${workspaceId}::uuid, ${channelId}::uuid, m, now() from unnest(${everybody}::uuid[]) as m
    on conflict do nothing`.execute(db);
  await sql`update channel set member_count = ${everybody.length + 1}::int
    where workspace_id = ${workspaceId}::uuid and id = ${channelId}::uuid`.execute(db);
}

async function insertMessages(
  db: Db,
  workspaceId: string,
  channelId: string,
  insiders: string[],
  messages: number,
): Promise<void> {
  const each = sql`generate_series(1, ${messages}::int) as n`;
  const id = sql`('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
  const author = (shift: number): RawBuilder<unknown> =>
    sql`(${insiders}::uuid[])[1 + (n + ${shift}::int) % ${insiders.length}::int]`;
  await sql`
    insert into message (workspace_id, id, channel_id, seq, author_id, client_id, text, created_at)
    select ${workspaceId}::uuid, ${id}, ${channelId}::uuid, n, ${author(0)}, gen_random_uuid(), 'message ' || n,
      now() - ((${messages}::int - n) || ' seconds')::interval from ${each}`.execute(db);
  await sql`
    insert into thread (workspace_id, id, channel_id, reply_count, last_seq, last_reply_at, people)
    select ${workspaceId}::uuid, ${id}, ${channelId}::uuid, 3, 3, now(), array[${author(1)}] from ${each}
    where n % 10 = 0`.execute(db);
  await sql`
    insert into reaction_tally (workspace_id, message_id, emoji, count, people, created_at)
    select ${workspaceId}::uuid, ${id}, '👍', 1, array[${author(1)}], now() from ${each} where n % 7 = 0`.execute(db);
  await sql`
    insert into reaction (workspace_id, message_id, emoji, member_id, created_at)
    select ${workspaceId}::uuid, ${id}, '👍', ${author(1)}, now() from ${each} where n % 7 = 0`.execute(db);
  await sql`
    insert into mention (workspace_id, channel_id, message_id, member_id, author_id, seq)
    select ${workspaceId}::uuid, ${channelId}::uuid, ${id}, ${author(2)}, ${author(0)}, n from ${each}
    where n % 5 = 0`.execute(db);
  await sql`update channel set last_seq = ${messages}::bigint, last_message_at = now()
    where workspace_id = ${workspaceId}::uuid and id = ${channelId}::uuid`.execute(db);
}

/** Plans are only worth looking at when PostgreSQL knows how much there is; that is the owner's to ask. */
async function analyze(databaseUrl: string): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    await client.query("vacuum analyze");
  } finally {
    await client.end();
  }
}
