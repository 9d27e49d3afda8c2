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

/** Of these messages, those that are stored. */
export async function storedMessages(db: Db, workspaceId: string, ids: readonly string[]): Promise<StoredMessage[]> {
  const { rows } = await sql<StoredMessage>`
    select m.id, m.thread_id is not null as "isReply",
      regexp_count(m.text, '\\]\\(person:[0-9a-f-]{36}\\)') as calls,
      (select count(*)::int from reaction r where r.workspace_id = m.workspace_id and r.message_id = m.id
        and r.created_at < m.created_at + interval '1 second') as reactions,
      m.deleted_at is not null or length(m.text) > ${longestWhole}::int or exists (select from message_version v
        where v.workspace_id = m.workspace_id and v.message_id = m.id) as "isChanged"
    from message m where m.workspace_id = ${workspaceId}::uuid and m.id = any(${ids}::uuid[])`.execute(db);
  return rows;
}

/** A text nearly as long as a message may be was perhaps cut. */
export const longestWhole = 39_000;

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
