import type { Db } from "#platform/database/database.ts";
import { newId } from "#platform/operations/new-id.ts";
import type { Picture } from "./picture.ts";

type MemberPictureTable = {
  workspace_id: string;
  id: string;
  member_id: string;
  media_type: Picture["mediaType"];
  bytes: Buffer;
  created_at: Date;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    member_picture: MemberPictureTable;
  }
}

/** Replaces somebody's picture; a new one has a new id, so that its address can be kept for ever. Answers the id. */
export async function keepPicture(
  db: Db,
  workspaceId: string,
  memberId: string,
  picture: Picture | null,
  now: Date,
): Promise<string | null> {
  await db
    .deleteFrom("member_picture")
    .where("workspace_id", "=", workspaceId)
    .where("member_id", "=", memberId)
    .execute();
  if (!picture) return null;
  const id = newId();
  const { mediaType, bytes } = picture;
  await db
    .insertInto("member_picture")
    .values({ workspace_id: workspaceId, id, member_id: memberId, media_type: mediaType, bytes, created_at: now })
    .execute();
  return id;
}

export async function pictureById(db: Db, workspaceId: string, id: string): Promise<Picture | undefined> {
  const row = await db
    .selectFrom("member_picture")
    .select(["media_type", "bytes"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && { mediaType: row.media_type, bytes: row.bytes };
}
