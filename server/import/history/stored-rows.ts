import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

/** What is stored of a message, as far as it is compared with the file. */
export type StoredMessage = {
  id: string;
  isReply: boolean;
  /** Links that call somebody in the text, and reactions that came with the import. */
  calls: number;
  reactions: number;
  /** Changed or deleted here since, or too long to be whole: then its text says nothing about the import. */
  isChanged: boolean;
};

const callMark = "](person:";

/** Of these messages, those that are stored. */
export async function storedMessages(db: Db, workspaceId: string, ids: readonly string[]): Promise<StoredMessage[]> {
  const among = sql`workspace_id = ${workspaceId}::uuid and message_id = any(${ids}::uuid[])`;
  const [messages, reactions, versions] = await Promise.all([
    sql<StoredMessage & { at: Date }>`
      select id, created_at as at, thread_id is not null as "isReply",
        (length(text) - length(replace(text, ${callMark}, ''))) / ${callMark.length}::int as calls,
        deleted_at is not null or length(text) > ${longestWhole}::int as "isChanged"
      from message where workspace_id = ${workspaceId}::uuid and id = any(${ids}::uuid[])`.execute(db),
    sql<{ id: string; at: Date }>`select message_id as id, created_at as at from reaction where ${among}`.execute(db),
    sql<{ id: string }>`select distinct message_id as id from message_version where ${among}`.execute(db),
  ]);
  const edited = new Set(versions.rows.map(({ id }) => id));
  const reacted = Map.groupBy(reactions.rows, ({ id }) => id);
  return messages.rows.map(({ id, at, isReply, calls, isChanged }) => ({
    id,
    isReply,
    calls,
    isChanged: isChanged || edited.has(id),
    // Those that came with it have its time; whoever reacted here did so later.
    reactions: (reacted.get(id) ?? []).filter((one) => one.at.getTime() - at.getTime() < 1000).length,
  }));
}

/** A text nearly as long as a message may be was perhaps cut. */
const longestWhole = 39_000;

/** How many of these people are in the workspace. */
export async function storedPeople(db: Db, workspaceId: string, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from member
    where workspace_id = ${workspaceId}::uuid and id = any(${ids}::uuid[])`.execute(db);
  return rows[0]?.count ?? 0;
}

/** How many conversations of a product are here as channels. */
export async function countStored(
  db: Db,
  workspaceId: string,
  source: string,
  conversations: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from import_progress p
    join channel c on c.workspace_id = p.workspace_id and c.id = p.channel_id
    where p.workspace_id = ${workspaceId}::uuid and p.source = ${source} and p.finished_at is not null
      and p.conversation = any(${conversations}::text[])`.execute(db);
  return rows[0]?.count ?? 0;
}
