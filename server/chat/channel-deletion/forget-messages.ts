import { sql } from "kysely";
import { type FileUse, forgetUses } from "#files/shared-files/index.ts";
import { removeRows } from "#platform/database/tables-of.ts";
import type { OpenContext } from "#platform/operations/operation-context.ts";

export type Where = Pick<OpenContext, "db" | "now"> & { workspaceId: string; channelId: string };

const mostRoots = 200;
const mostReplies = 500;

/** Removes the oldest messages of a channel with what is about them wherever it is; answers how many, 0 at the end. */
export async function forgetMessages(where: Where, tables: readonly string[]): Promise<number> {
  const { db, workspaceId } = where;
  const { ids, roots } = await oldestOf(where);
  if (ids.length === 0) return 0;
  await forgetFiles(where, ids);
  const about = (column: string, values: string[]) => ({ workspaceId, column, values });
  const remove = async (table: string, column: string, values = ids) => {
    while ((await removeRows(db, table, about(column, values), 5000)) === 5000);
  };
  for (const table of tables) await remove(table, "message_id");
  await remove("thread_member", "thread_id", roots);
  await remove("thread", "id", roots);
  await remove("inbox_mark", "object_id");
  await remove("timer", "id");
  await sql`delete from link where workspace_id = ${workspaceId}::uuid
    and (from_kind = 'message' and from_id = any(${ids}::uuid[]) or to_kind = 'message' and to_id = any(${ids}::uuid[]))`.execute(
    db,
  );
  // What was forwarded elsewhere is shown as withdrawn since the channel was deleted; now its words go.
  await sql`update forward set text = '' where workspace_id = ${workspaceId}::uuid
    and original_id = any(${ids}::uuid[])`.execute(db);
  await remove("message", "id");
  return ids.length;
}

/** Replies before the messages they answer, so that none is left which nothing leads to. */
async function oldestOf({ db, workspaceId, channelId }: Where): Promise<{ ids: string[]; roots: string[] }> {
  const { rows: roots } = await sql<{ id: string }>`
    select id from message where workspace_id = ${workspaceId}::uuid and channel_id = ${channelId}::uuid
      and seq is not null order by seq limit ${mostRoots}`.execute(db);
  const rootIds = roots.map(({ id }) => id);
  const { rows: replies } = await sql<{ id: string }>`
    select id from message where workspace_id = ${workspaceId}::uuid and thread_id = any(${rootIds}::uuid[])
      and seq is null limit ${mostReplies}`.execute(db);
  const ids = replies.map(({ id }) => id);
  return replies.length === mostReplies ? { ids, roots: [] } : { ids: [...ids, ...rootIds], roots: rootIds };
}

/** Files a channel still shows in its folders, some of them; answers how many holders let go of theirs. */
export async function forgetPlacedFiles({ db, now, workspaceId, channelId }: Where): Promise<number> {
  const { rows } = await sql<FileUse>`
    select distinct u.kind, u.holder_id as "holderId" from library_entry l
    join file_use u on u.workspace_id = l.workspace_id and u.file_id = l.file_id and u.place_id = l.place_id
    where l.workspace_id = ${workspaceId}::uuid and l.place_id = ${channelId}::uuid limit 200`.execute(db);
  for (const use of rows) await forgetUses({ db, now, workspaceId }, use);
  return rows.length;
}

/** Files that were shown in these messages, or in what they forward or was forwarded of them, and nowhere else. */
async function forgetFiles({ db, now, workspaceId }: Where, ids: readonly string[]): Promise<void> {
  const { rows } = await sql<FileUse>`
    select distinct u.kind, u.holder_id as "holderId" from file_use u
    where u.workspace_id = ${workspaceId}::uuid and (u.kind = 'message' and u.holder_id = any(${ids}::uuid[])
      or u.kind = 'forward' and u.holder_id in (select unnest(${ids}::uuid[]) union select f.message_id from forward f
        where f.workspace_id = ${workspaceId}::uuid and f.original_id = any(${ids}::uuid[])))`.execute(db);
  for (const use of rows) await forgetUses({ db, now, workspaceId }, use);
}
