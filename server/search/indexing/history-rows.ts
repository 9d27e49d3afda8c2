import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

/** Workspaces with messages from before, or from elsewhere, that are not in the index. */
export async function workspacesWithHistory(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from workspaces_with_history() as id`.execute(db);
  return rows.map((row) => row.id);
}

/** From now on the workspace's messages are gone through from the first. */
export async function beginHistory(db: Db, workspaceId: string): Promise<void> {
  await sql`insert into search_history (workspace_id) values (${workspaceId}::uuid)
    on conflict (workspace_id) do update set after_id = null, done_at = null`.execute(db);
}

/** Whether all there is was read. */
export async function isHistoryDone(db: Db, workspaceId: string): Promise<boolean> {
  const { rows } = await sql`select from search_history
    where workspace_id = ${workspaceId}::uuid and done_at is null`.execute(db);
  return rows.length === 0;
}

/** The next messages that have no entry, and where to go on; held for who goes on. Undefined when it is done. */
export async function nextOfHistory(
  db: Db,
  workspaceId: string,
  most: number,
): Promise<{ ids: string[]; last: string | null } | undefined> {
  const { rows: turn } = await sql<{ after_id: string | null }>`
    select after_id from search_history where workspace_id = ${workspaceId}::uuid and done_at is null
    for no key update skip locked`.execute(db);
  if (!turn[0]) return undefined;
  const after = turn[0].after_id ?? "00000000-0000-0000-0000-000000000000";
  const { rows } = await sql<{ id: string; is_known: boolean }>`
    select m.id, exists (select from search_entry e where e.workspace_id = ${workspaceId}::uuid and e.message_id = m.id)
      as is_known
    from message m where m.workspace_id = ${workspaceId}::uuid and m.id > ${after}::uuid
    order by m.id limit ${most}`.execute(db);
  return { ids: rows.filter((row) => !row.is_known).map((row) => row.id), last: rows.at(-1)?.id ?? null };
}

/** `after` null: all was read. */
export async function historyCameTo(db: Db, workspaceId: string, after: string | null): Promise<void> {
  await sql`update search_history set after_id = coalesce(${after}::uuid, after_id),
      done_at = case when ${after}::uuid is null then now() end
    where workspace_id = ${workspaceId}::uuid`.execute(db);
}
