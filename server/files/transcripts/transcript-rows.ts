import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import type { FileRow } from "../shared-files/index.ts";

/**
 * What is said in a file, kept where its words are found. Answers the file as it is then; undefined when it is gone,
 * has other bytes now, or has a transcript already.
 */
export async function keepTranscript(
  db: Db,
  file: Pick<FileRow, "workspace_id" | "id" | "stored_id">,
  transcript: string,
): Promise<FileRow | undefined> {
  const { rows } = await sql<FileRow>`
    with changed as (
      update file set details = details || jsonb_build_object('transcript', ${transcript}::text, 'hasText', true)
      where workspace_id = ${file.workspace_id}::uuid and id = ${file.id}::uuid and stored_id = ${file.stored_id}::uuid
        and removed_at is null and not details ? 'transcript'
      returning *
    ), kept as (
      insert into file_text (workspace_id, file_id, text)
      select ${file.workspace_id}::uuid, id, ${transcript} from changed
      on conflict (workspace_id, file_id) do update set text = excluded.text
    )
    select * from changed`.execute(db);
  return rows[0];
}
