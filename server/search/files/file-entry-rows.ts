import { foldText } from "@atrium/contract/search/fold-text.ts";
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import { piecesOf, segmentToken } from "../indexing/index.ts";

type IndexedFile = { id: string; uploader_id: string; name: string; type: string; tags: string[]; text: string };

/** What is beyond is not found: the beginning tells what a document is about. */
const mostLetters = 64_000;
const milliseconds = 86_400_000;

/** Days since 1970, of the moment in the id (UUIDv7). */
const dayOf = (id: string): number => Math.floor(Number.parseInt(id.replace("-", "").slice(0, 12), 16) / milliseconds);

/** Writes what is known of these files now, and forgets those that are gone. One writer per workspace at a time. */
export async function indexFiles(db: Db, workspaceId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await sql<IndexedFile>`
    select f.id, f.uploader_id, f.name, file_type(coalesce(f.media_type, '')) as type,
      array(select g.tag from file_tag g where g.workspace_id = ${workspaceId}::uuid and g.file_id = f.id order by g.tag) as tags,
      left(concat_ws(' ', t.text, f.details->>'transcript'), ${mostLetters}) as text
    from file f left join file_text t on t.workspace_id = f.workspace_id and t.file_id = f.id
    where f.workspace_id = ${workspaceId}::uuid and f.id = any(${ids}::uuid[])
      and f.completed_at is not null and f.removed_at is null`.execute(db);
  const there = new Set(rows.map(({ id }) => id));
  await forgetFiles(
    db,
    workspaceId,
    ids.filter((id) => !there.has(id)),
  );
  if (rows.length > 0) await writeFiles(db, workspaceId, rows);
}

async function writeFiles(db: Db, workspaceId: string, files: readonly IndexedFile[]): Promise<void> {
  const entries = files.map((file) => {
    const names = foldText([file.name, ...file.tags].join(" "));
    const words = foldText(file.text);
    const tokens = new Set([segmentToken(dayOf(file.id)), ...piecesOf(names), ...piecesOf(words)]);
    return { file_id: file.id, uploader_id: file.uploader_id, type: file.type, tokens: [...tokens], names, words };
  });
  const { rows } = await sql<{ file_id: string; is_new: boolean }>`
    insert into file_entry as e (workspace_id, file_id, uploader_id, type, tokens, names, words)
    select ${workspaceId}::uuid, g.file_id, g.uploader_id, g.type, g.tokens, g.names, g.words
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
      as g(file_id uuid, uploader_id uuid, type text, tokens integer[], names text, words text)
    on conflict (workspace_id, file_id) do update
      set type = excluded.type, tokens = excluded.tokens, names = excluded.names, words = excluded.words
      where (e.names, e.words, e.type) is distinct from (excluded.names, excluded.words, excluded.type)
    returning file_id, xmax = 0 as is_new`.execute(db);
  await countDays(
    db,
    workspaceId,
    rows.filter((row) => row.is_new).map((row) => row.file_id),
    1,
  );
  const words = [...new Set(entries.flatMap(({ names }) => names.match(/[\p{L}\p{N}\p{M}]{3,40}/gu) ?? []))];
  await sql`insert into file_word (workspace_id, word) select ${workspaceId}::uuid, w from unnest(${words}::text[]) as w
    on conflict do nothing`.execute(db);
}

async function forgetFiles(db: Db, workspaceId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await sql<{ file_id: string }>`delete from file_entry
    where workspace_id = ${workspaceId}::uuid and file_id = any(${ids}::uuid[]) returning file_id`.execute(db);
  await countDays(
    db,
    workspaceId,
    rows.map((row) => row.file_id),
    -1,
  );
}

async function countDays(db: Db, workspaceId: string, ids: readonly string[], by: 1 | -1): Promise<void> {
  if (ids.length === 0) return;
  await sql`insert into file_day as d (workspace_id, day, files)
    select ${workspaceId}::uuid, day, ${by}::int * count(*) from unnest(${ids.map(dayOf)}::int[]) as day group by day
    on conflict (workspace_id, day) do update set files = d.files + excluded.files`.execute(db);
}

/** Files that are shown and have no entry, at most so many. */
export async function unreadFiles(db: Db, workspaceId: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ file_id: string }>`
    select distinct l.file_id from library_entry l where l.workspace_id = ${workspaceId}::uuid and not exists (
      select from file_entry e where e.workspace_id = ${workspaceId}::uuid and e.file_id = l.file_id)
    limit ${most}`.execute(db);
  return rows.map((row) => row.file_id);
}

export async function workspacesWithUnreadFiles(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from workspaces_with_unread_files() as id`.execute(db);
  return rows.map(({ id }) => id);
}
