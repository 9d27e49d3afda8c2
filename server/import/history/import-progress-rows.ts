import type { Generated, Selectable } from "kysely";
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

type ImportProgressTable = {
  workspace_id: string;
  source: string;
  conversation: string;
  channel_id: string;
  file_hash: string;
  file_name: string;
  planned: number;
  stored: Generated<number>;
  started_at: Date;
  finished_at: Generated<Date | null>;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    import_progress: ImportProgressTable;
  }
}
export type ImportProgress = Selectable<ImportProgressTable>;

/** Everything ever imported from a product into a workspace, by what that product calls the conversation. */
export async function progressOf(db: Db, workspaceId: string, source: string): Promise<Map<string, ImportProgress>> {
  const rows = await db
    .selectFrom("import_progress")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("source", "=", source)
    .execute();
  return new Map(rows.map((row) => [row.conversation, row]));
}

export async function beginProgress(db: Db, row: Omit<ImportProgress, "stored">): Promise<void> {
  await db.insertInto("import_progress").values(row).execute();
}

export async function addProgress(
  db: Db,
  { workspace_id, source, conversation }: ProgressKey,
  stored: number,
): Promise<void> {
  await db
    .updateTable("import_progress")
    .set({ stored: sql<number>`stored + ${stored}::int` })
    .where("workspace_id", "=", workspace_id)
    .where("source", "=", source)
    .where("conversation", "=", conversation)
    .execute();
}

export async function endProgress(
  db: Db,
  { workspace_id, source, conversation }: ProgressKey,
  at: Date,
): Promise<void> {
  await db
    .updateTable("import_progress")
    .set({ finished_at: at })
    .where("workspace_id", "=", workspace_id)
    .where("source", "=", source)
    .where("conversation", "=", conversation)
    .execute();
}

export type ProgressKey = Pick<ImportProgress, "workspace_id" | "source" | "conversation">;
