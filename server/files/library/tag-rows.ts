import { sql } from "kysely";
import type { Membership } from "#platform/access/membership.ts";
import type { Db } from "#platform/database/database.ts";
import { readablePlaces } from "../places/index.ts";

type FileTagTable = { workspace_id: string; file_id: string; tag: string; created_by: string; created_at: Date };
declare module "#platform/database/tables.ts" {
  interface Tables {
    file_tag: FileTagTable;
  }
}

/** The tags of each of these files, by name. */
export async function tagsOf(db: Db, workspaceId: string, fileIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ file_id: string; tags: string[] }>`
    select file_id, array_agg(tag order by tag) as tags from file_tag
    where workspace_id = ${workspaceId}::uuid and file_id = any(${fileIds}::uuid[]) group by file_id`.execute(db);
  return new Map(rows.map((row) => [row.file_id, row.tags]));
}

/** Answers whether something is different now. */
export async function insertTags(
  db: Db,
  { workspaceId, fileId, by, now }: { workspaceId: string; fileId: string; by: string; now: Date },
  tags: readonly string[],
): Promise<boolean> {
  const { rows } = await sql`
    insert into file_tag (workspace_id, file_id, tag, created_by, created_at)
    select ${workspaceId}::uuid, ${fileId}::uuid, t, ${by}::uuid, ${now} from unnest(${tags}::text[]) as t
    on conflict do nothing returning tag`.execute(db);
  return rows.length > 0;
}

export async function deleteTags(
  db: Db,
  workspaceId: string,
  fileId: string,
  tags: readonly string[],
): Promise<boolean> {
  const { rows } = await sql`
    delete from file_tag where workspace_id = ${workspaceId}::uuid and file_id = ${fileId}::uuid
      and tag = any(${tags}::text[]) returning tag`.execute(db);
  return rows.length > 0;
}

/** A workspace's different tags are looked through one by one, no further than this. */
const mostDifferent = 300;

/** Tags that begin so and are on a file the asker may see: of each tag one file is enough. */
export async function tagsBeginning(db: Db, member: Membership, typed: string, most: number): Promise<string[]> {
  const { workspaceId } = member;
  const isHere = sql`t.workspace_id = ${workspaceId}::uuid and starts_with(t.tag, ${typed}) and t.tag >= ${typed}`;
  const { rows } = await sql<{ tag: string }>`
    with recursive place as materialized (${readablePlaces(member)}), known as (
      (select t.tag, 1 as n from file_tag t where ${isHere} order by t.tag limit 1)
      union all
      select (select t.tag from file_tag t where ${isHere} and t.tag > k.tag order by t.tag limit 1), k.n + 1
      from known k where k.tag is not null and k.n < ${mostDifferent})
    select k.tag from known k where k.tag is not null and exists (
      select from file_tag t join library_entry e on e.workspace_id = ${workspaceId}::uuid and e.file_id = t.file_id
      where t.workspace_id = ${workspaceId}::uuid and t.tag = k.tag and e.place_id in (select id from place))
    order by k.tag limit ${most}`.execute(db);
  return rows.map((row) => row.tag);
}
