import type { Db } from "#platform/database/database.ts";

type FileTextTable = { workspace_id: string; file_id: string; text: string };
declare module "#platform/database/tables.ts" {
  interface Tables {
    file_text: FileTextTable;
  }
}

export async function textOf(db: Db, workspaceId: string, fileId: string): Promise<string> {
  const row = await db
    .selectFrom("file_text")
    .select("text")
    .where("workspace_id", "=", workspaceId)
    .where("file_id", "=", fileId)
    .executeTakeFirst();
  return row?.text ?? "";
}

/** These are the words of the file now; none of it stays where there are none. */
export async function putText(db: Db, workspaceId: string, fileId: string, text: string): Promise<void> {
  if (text === "") {
    await db.deleteFrom("file_text").where("workspace_id", "=", workspaceId).where("file_id", "=", fileId).execute();
    return;
  }
  await db
    .insertInto("file_text")
    .values({ workspace_id: workspaceId, file_id: fileId, text })
    .onConflict((on) => on.columns(["workspace_id", "file_id"]).doUpdateSet({ text }))
    .execute();
}
