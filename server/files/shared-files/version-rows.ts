import { type Selectable, sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import type { FileRow } from "./file-rows.ts";

type FileVersionTable = {
  workspace_id: string;
  file_id: string;
  version: number;
  upload_id: string | null;
  restored_from: number | null;
  stored_id: string;
  name: string;
  media_type: string;
  size: number;
  width: number | null;
  height: number | null;
  duration_ms: number | null;
  uploader_id: string;
  created_at: Date;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    file_version: FileVersionTable;
  }
}
export type FileVersionRow = Selectable<FileVersionTable>;

/** What a file is now, as a version of it: who gave it this content stands there once there are several. */
export const presentVersion = (file: FileRow): FileVersionRow => ({
  workspace_id: file.workspace_id,
  file_id: file.id,
  version: file.version,
  upload_id: null,
  restored_from: null,
  stored_id: file.stored_id,
  name: file.name,
  media_type: file.media_type ?? "application/octet-stream",
  size: file.size,
  width: file.width,
  height: file.height,
  duration_ms: file.duration_ms,
  uploader_id: file.uploader_id,
  created_at: file.created_at,
});

/** The newest first; none while there has been one only. */
export const versionsOf = (db: Db, workspaceId: string, fileId: string): Promise<FileVersionRow[]> =>
  db
    .selectFrom("file_version")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("file_id", "=", fileId)
    .orderBy("version", "desc")
    .execute();

export const versionBy = (
  db: Db,
  workspaceId: string,
  fileId: string,
  version: number,
): Promise<FileVersionRow | undefined> =>
  db
    .selectFrom("file_version")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("file_id", "=", fileId)
    .where("version", "=", version)
    .executeTakeFirst();

/** Writes down the first content as well when the second comes, and gives the file the newest; the caller holds it. */
export async function insertVersion(db: Db, file: FileRow, next: FileVersionRow): Promise<FileRow> {
  await db
    .insertInto("file_version")
    .values([presentVersion(file), next])
    .onConflict((on) => on.doNothing())
    .execute();
  const { version, stored_id, name, media_type, size, width, height, duration_ms } = next;
  return db
    .updateTable("file")
    .set({ version, stored_id, name, media_type, size, width, height, duration_ms, details: {} })
    .where("workspace_id", "=", file.workspace_id)
    .where("id", "=", file.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Forgets one; answers its bytes when no other version has them. */
export async function deleteVersion(db: Db, row: FileVersionRow): Promise<string[]> {
  const { rows } = await sql<{ stored_id: string }>`
    delete from file_version v where v.workspace_id = ${row.workspace_id}::uuid and v.file_id = ${row.file_id}::uuid
      and v.version = ${row.version}
    returning v.stored_id`.execute(db);
  const { rows: others } = await sql`select from file_version where workspace_id = ${row.workspace_id}::uuid
    and stored_id = ${row.stored_id}::uuid limit 1`.execute(db);
  return others.length > 0 ? [] : rows.map(({ stored_id }) => stored_id);
}

/** All bytes a file's versions are made of. */
export async function bytesOfVersions(db: Db, workspaceId: string, fileId: string): Promise<string[]> {
  const { rows } = await sql<{ stored_id: string }>`select distinct stored_id from file_version
    where workspace_id = ${workspaceId}::uuid and file_id = ${fileId}::uuid`.execute(db);
  return rows.map((row) => row.stored_id);
}
