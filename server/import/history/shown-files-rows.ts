import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

/** The files a message shows, while it is held; undefined when it was deleted. */
export async function filesShownIn(db: Db, workspaceId: string, messageId: string): Promise<string[] | undefined> {
  const { rows } = await sql<{ deleted_at: Date | null }>`
    select deleted_at from message
    where workspace_id = ${workspaceId}::uuid and id = ${messageId}::uuid for update`.execute(db);
  if (!rows[0] || rows[0].deleted_at) return undefined;
  const { rows: uses } = await sql<{ file_id: string }>`
    select file_id from file_use where workspace_id = ${workspaceId}::uuid
      and kind = 'message' and holder_id = ${messageId}::uuid`.execute(db);
  return uses.map((use) => use.file_id);
}
