import type { Folder } from "@atrium/contract/files/folders.ts";
import { mostFolders } from "@atrium/contract/files/folders.ts";
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import { channelIdOf } from "../places/index.ts";

type FolderTable = {
  workspace_id: string;
  id: string;
  /** A channel, or the workspace itself. */
  place_id: string;
  parent_id: string | null;
  depth: number;
  name: string;
  client_id: string;
  created_by: string;
  created_at: Date;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    folder: FolderTable;
  }
}
export type FolderRow = FolderTable;

export const folderOf = (row: FolderRow): Folder => ({
  id: row.id,
  channelId: channelIdOf(row.workspace_id, row.place_id),
  parentId: row.parent_id,
  name: row.name,
  createdBy: row.created_by,
  createdAt: row.created_at.toISOString(),
});

/** Until the transaction ends nobody else changes the folders of this place: two moves could make a ring. */
export async function lockFolders(db: Db, placeId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`folders ${placeId}`}, 0))`.execute(db);
}

/** All of a place by name. */
export const foldersIn = (db: Db, workspaceId: string, placeId: string): Promise<FolderRow[]> =>
  db
    .selectFrom("folder")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("place_id", "=", placeId)
    .orderBy((order) => order.fn("lower", ["name"]))
    .orderBy("id")
    .limit(mostFolders + 1)
    .execute();

export const folderBy = (db: Db, workspaceId: string, id: string): Promise<FolderRow | undefined> =>
  db.selectFrom("folder").selectAll().where("workspace_id", "=", workspaceId).where("id", "=", id).executeTakeFirst();

export const folderOfClient = (
  db: Db,
  workspaceId: string,
  createdBy: string,
  clientId: string,
): Promise<FolderRow | undefined> =>
  db
    .selectFrom("folder")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("created_by", "=", createdBy)
    .where("client_id", "=", clientId)
    .executeTakeFirst();

export async function insertFolder(db: Db, row: FolderRow): Promise<void> {
  await db.insertInto("folder").values(row).execute();
}

/** Gives folders their new names, parents and depths. */
export async function updateFolders(db: Db, workspaceId: string, rows: readonly FolderRow[]): Promise<void> {
  const given = JSON.stringify(rows.map(({ id, name, parent_id, depth }) => ({ id, name, parent_id, depth })));
  await sql`update folder f set name = g.name, parent_id = g.parent_id, depth = g.depth
    from jsonb_to_recordset(${given}::jsonb) as g(id uuid, name text, parent_id uuid, depth smallint)
    where f.workspace_id = ${workspaceId}::uuid and f.id = g.id`.execute(db);
}

/** Deletes folders of a place; what lay in them lies in the place itself from then on. */
export async function deleteFolders(
  db: Db,
  { workspaceId, placeId }: { workspaceId: string; placeId: string },
  ids: readonly string[],
): Promise<void> {
  await sql`
    with gone as (
      delete from folder where workspace_id = ${workspaceId}::uuid and place_id = ${placeId}::uuid
        and id = any(${ids}::uuid[]))
    update file_use set holder_id = ${placeId}::uuid
    where workspace_id = ${workspaceId}::uuid and kind = 'folder' and holder_id = any(${ids}::uuid[])`.execute(db);
}
