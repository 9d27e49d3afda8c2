import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

type Where = { workspaceId: string; placeId: string };

/** Until the transaction ends nobody else puts these files anywhere. */
export async function lockFiles(db: Db, workspaceId: string, ids: readonly string[]): Promise<void> {
  await sql`select from file where workspace_id = ${workspaceId}::uuid and id = any(${ids}::uuid[])
    order by id for no key update`.execute(db);
}

/** Which of these are shown nowhere yet. */
export async function unusedAmong(db: Db, workspaceId: string, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select g.id from unnest(${ids}::uuid[]) as g(id) where not exists (
      select from file_use u where u.workspace_id = ${workspaceId}::uuid and u.file_id = g.id)`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** Puts files into one folder of a place (the place itself: outside of folders); answers which were not there before. */
export async function placeInFolder(
  db: Db,
  { workspaceId, placeId }: Where,
  { holderId, ids, now }: { holderId: string; ids: readonly string[]; now: Date },
): Promise<Set<string>> {
  const channelId = placeId === workspaceId ? null : placeId;
  const isHere = sql`workspace_id = ${workspaceId}::uuid and kind = 'folder' and file_id = any(${ids}::uuid[])
    and place_id is not distinct from ${channelId}::uuid`;
  const { rows } = await sql<{ file_id: string }>`
    with moved as (
      update file_use set holder_id = ${holderId}::uuid where ${isHere} and holder_id <> ${holderId}::uuid
      returning file_id
    ), put as (
      insert into file_use (workspace_id, kind, holder_id, file_id, place_id, position, created_at)
      select ${workspaceId}::uuid, 'folder', ${holderId}::uuid, g.id, ${channelId}::uuid, 0, ${now}
      from unnest(${ids}::uuid[]) as g(id)
      where not exists (select from file_use where ${isHere} and file_id = g.id) returning file_id
    ) select file_id from moved union all select file_id from put`.execute(db);
  return new Set(rows.map((row) => row.file_id));
}

/** Takes a file out of the folders of a place; answers whether it was in one. */
export async function takeOutOfFolder(db: Db, { workspaceId, placeId }: Where, fileId: string): Promise<boolean> {
  const channelId = placeId === workspaceId ? null : placeId;
  const { rows } = await sql`
    delete from file_use where workspace_id = ${workspaceId}::uuid and kind = 'folder' and file_id = ${fileId}::uuid
      and place_id is not distinct from ${channelId}::uuid returning file_id`.execute(db);
  return rows.length > 0;
}
