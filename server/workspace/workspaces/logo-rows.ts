import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import { type PictureRow, type ServedImage, servedPicture } from "#platform/http/serve-image.ts";
import { asPng, type Picture } from "#platform/images/scale-picture.ts";
import { newId } from "#platform/operations/new-id.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { keepBytes, readKept } from "#platform/storage/keep-bytes.ts";
import { setUnused } from "#platform/storage/stored-rows.ts";

/** Replaces the workspace's logo; a new one has a new id, so that its address can be kept for ever. Answers the id. */
export async function keepLogo(context: WorkspaceContext, picture: Picture | null): Promise<string | null> {
  const { db, workspaceId, now, platform } = context;
  const { rows: before } = await sql<{ stored_id: string }>`
    delete from workspace_logo where workspace_id = ${workspaceId}::uuid returning stored_id`.execute(db);
  const unused = before.map(({ stored_id }) => stored_id);
  if (unused.length > 0) await setUnused(db, workspaceId, unused, now);
  if (!picture) return null;
  const [id, storedId] = [newId(), await keepBytes(platform.storage, context, picture.bytes)];
  await sql`
    insert into workspace_logo (workspace_id, id, media_type, stored_id, created_at)
    values (${workspaceId}::uuid, ${id}::uuid, ${picture.mediaType}, ${storedId}::uuid, ${now})`.execute(db);
  return id;
}

/** The logo as mail programs draw it; undefined without one. To be called outside a transaction. */
export async function logoForMail(platform: Platform, workspaceId: string): Promise<Buffer | undefined> {
  const { rows } = await platform.run({ workspaceId }, ({ db }) =>
    sql<{ id: string; keyWrapped: string }>`
      select s.id, s.key_wrapped as "keyWrapped" from workspace_logo l
      join stored s on s.workspace_id = l.workspace_id and s.id = l.stored_id
      where l.workspace_id = ${workspaceId}::uuid and s.workspace_id = ${workspaceId}::uuid`.execute(db),
  );
  return rows[0] && asPng(await readKept(platform.storage, rows[0]));
}

export async function logoById(db: Db, workspaceId: string, id: string): Promise<ServedImage | undefined> {
  const { rows } = await sql<PictureRow>`
    select l.media_type, s.id as stored_id, s.key_wrapped from workspace_logo l
    join stored s on s.workspace_id = l.workspace_id and s.id = l.stored_id
    where l.workspace_id = ${workspaceId}::uuid and s.workspace_id = ${workspaceId}::uuid
      and l.id = ${id}::uuid`.execute(db);
  return rows[0] && servedPicture(rows[0]);
}
