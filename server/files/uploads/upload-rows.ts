import type { VoiceDetails } from "@atrium/contract/files/uploads.ts";
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import type { StoredTable } from "#platform/storage/stored-rows.ts";
import type { FileDetails, FileRow } from "../shared-files/index.ts";

/** An upload: a file, and what of its bytes is there. Complete or not. */
export type UploadRow = Pick<
  FileRow,
  "id" | "stored_id" | "uploader_id" | "client_id" | "name" | "size" | "completed_at" | "removed_at"
> &
  Pick<StoredTable, "received" | "key_wrapped">;

const columns = sql`f.id, f.stored_id, f.uploader_id, f.client_id, f.name, f.size, f.completed_at, f.removed_at, s.received, s.key_wrapped`;

/** Somebody's own upload; another's is not there. */
export async function ownUpload(
  db: Db,
  workspaceId: string,
  uploaderId: string,
  id: string,
): Promise<UploadRow | undefined> {
  const { rows } = await sql<UploadRow>`
    select ${columns} from file f join stored s on s.workspace_id = f.workspace_id and s.id = f.stored_id
    where f.workspace_id = ${workspaceId}::uuid and s.workspace_id = ${workspaceId}::uuid and f.id = ${id}::uuid
      and f.uploader_id = ${uploaderId}::uuid and f.removed_at is null`.execute(db);
  return rows[0];
}

export async function uploadOfClient(
  db: Db,
  workspaceId: string,
  uploaderId: string,
  clientId: string,
): Promise<UploadRow | undefined> {
  const { rows } = await sql<UploadRow>`
    select ${columns} from file f join stored s on s.workspace_id = f.workspace_id and s.id = f.stored_id
    where f.workspace_id = ${workspaceId}::uuid and s.workspace_id = ${workspaceId}::uuid
      and f.uploader_id = ${uploaderId}::uuid and f.client_id = ${clientId}::uuid`.execute(db);
  return rows[0];
}

type NewFile = {
  workspaceId: string;
  id: string;
  storedId: string;
  uploaderId: string;
  clientId: string;
  name: string;
  size: number;
  voice: VoiceDetails | undefined;
  now: Date;
};

/** False when the client id was used a moment ago. */
export async function insertFile(db: Db, file: NewFile): Promise<boolean> {
  const { voice } = file;
  const details: FileDetails = voice ? { voice: true, waveform: voice.waveform } : {};
  const { rows } = await sql`
    insert into file (workspace_id, id, stored_id, uploader_id, client_id, name, size, duration_ms, details, created_at)
    values (${file.workspaceId}::uuid, ${file.id}::uuid, ${file.storedId}::uuid, ${file.uploaderId}::uuid,
      ${file.clientId}::uuid, ${file.name}, ${file.size},
      ${voice?.durationMs ?? null}::int, ${JSON.stringify(details)}::jsonb, ${file.now})
    on conflict do nothing returning id`.execute(db);
  return rows.length > 0;
}

type Look = { mediaType: string; width: number | null; height: number | null; durationMs: number | null };

/** The file is complete, and this is what its bytes are. */
export async function completeFile(
  db: Db,
  workspaceId: string,
  id: string,
  { mediaType, width, height, durationMs }: Look,
  now: Date,
): Promise<FileRow | undefined> {
  // What was recorded seldom says how long it is; who recorded it did, and is believed of a sound alone.
  const said = sql<number | null>`case when details ? 'voice' and ${mediaType} like 'audio/%' then duration_ms end`;
  const duration_ms = sql<number | null>`coalesce(nullif(${durationMs}::int, 0), ${said})`;
  return db
    .updateTable("file")
    .set({ media_type: mediaType, width, height, duration_ms, completed_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where("completed_at", "is", null)
    .where("removed_at", "is", null)
    .returningAll()
    .executeTakeFirst();
}

/**
 * As if it had never been announced: the room it took is free. Answers what its bytes are stored under; undefined when
 * it is complete, gone already, or had a byte since `silentSince`.
 */
export async function deleteUpload(
  db: Db,
  workspaceId: string,
  id: string,
  silentSince: Date | null = null,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    with bytes as (
      delete from stored s using file f
      where s.workspace_id = ${workspaceId}::uuid and f.workspace_id = ${workspaceId}::uuid and f.id = ${id}::uuid
        and s.id = f.stored_id and s.completed_at is null
        and (${silentSince}::timestamptz is null or s.received_at < ${silentSince})
      returning s.id, s.size
    ), gone as (
      delete from file where workspace_id = ${workspaceId}::uuid and id = ${id}::uuid and stored_id in (select id from bytes)
    )
    update stored_total set bytes = stored_total.bytes - bytes.size from bytes
    where workspace_id = ${workspaceId}::uuid returning bytes.id`.execute(db);
  return rows[0]?.id;
}
