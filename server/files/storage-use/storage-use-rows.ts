import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

/** Files that are alike in what decides about their kind. */
type Alike = { media_type: string; ending: string; is_voice: boolean; files: number; bytes: number };

/** The files of a workspace that people see, summed up. Reads all of their rows: for who looks after the workspace. */
export async function filesByType(db: Db, workspaceId: string): Promise<Alike[]> {
  const { rows } = await sql<Alike>`
    select media_type, coalesce(substring(name from '\\.[^.]{1,12}$'), '') as ending,
      coalesce(details -> 'voice' = 'true'::jsonb, false) as is_voice, count(*) as files, sum(size)::bigint as bytes
    from file where workspace_id = ${workspaceId}::uuid and completed_at is not null and removed_at is null
    group by 1, 2, 3`.execute(db);
  return rows;
}

export async function storedBytesOf(db: Db, workspaceId: string): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select bytes from stored_total where workspace_id = ${workspaceId}::uuid`.execute(db);
  return rows[0]?.bytes ?? 0;
}
