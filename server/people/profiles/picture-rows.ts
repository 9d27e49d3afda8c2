import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import { type PictureRow, type ServedImage, servedPicture } from "#platform/http/serve-image.ts";
import type { Picture } from "#platform/images/scale-picture.ts";
import { newId } from "#platform/operations/new-id.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { keepBytes } from "#platform/storage/keep-bytes.ts";
import { setUnused } from "#platform/storage/stored-rows.ts";

type MemberPictureTable = {
  workspace_id: string;
  id: string;
  member_id: string;
  media_type: string;
  /** Only where it has not been moved into storage yet. */
  bytes: Buffer | null;
  stored_id: string | null;
  created_at: Date;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    member_picture: MemberPictureTable;
  }
}

/** Replaces one's own picture; a new one has a new id, so that its address can be kept for ever. Answers the id. */
export async function keepPicture(context: WorkspaceContext, picture: Picture | null): Promise<string | null> {
  const { db, workspaceId, member, now, platform } = context;
  const before = await db
    .deleteFrom("member_picture")
    .where("workspace_id", "=", workspaceId)
    .where("member_id", "=", member.id)
    .returning("stored_id")
    .execute();
  const unused = before.flatMap(({ stored_id }) => stored_id ?? []);
  if (unused.length > 0) await setUnused(db, workspaceId, unused, now);
  if (!picture) return null;
  const storedId = await keepBytes(platform.storage, context, picture.bytes);
  const id = newId();
  await db
    .insertInto("member_picture")
    .values({
      workspace_id: workspaceId,
      id,
      member_id: member.id,
      media_type: picture.mediaType,
      bytes: null,
      stored_id: storedId,
      created_at: now,
    })
    .execute();
  return id;
}

export async function pictureById(db: Db, workspaceId: string, id: string): Promise<ServedImage | undefined> {
  const { rows } = await sql<PictureRow>`
    select p.media_type, p.bytes, s.id as stored_id, s.key_wrapped from member_picture p
    left join stored s on s.workspace_id = p.workspace_id and s.id = p.stored_id and s.workspace_id = ${workspaceId}::uuid
    where p.workspace_id = ${workspaceId}::uuid and p.id = ${id}::uuid`.execute(db);
  return rows[0] && servedPicture(rows[0]);
}
