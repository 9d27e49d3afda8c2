import type { FilePreview } from "@atrium/contract/files/files.ts";
import { type Generated, type Selectable, sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

/** What was found out about a file; every key may be missing. */
export type FileDetails = {
  /** Recorded in Atrium, to be heard like speech. */
  voice?: boolean;
  /** 0 to 255, at most 100 steps. */
  waveform?: number[];
  /** What it shows, in its uploader's words. */
  alt?: string;
  pages?: number;
  /** Each with the stored bytes it is made of. */
  previews?: (FilePreview & { storedId: string })[];
  hasText?: boolean;
  transcript?: string;
};

type FileTable = {
  workspace_id: string;
  id: string;
  stored_id: string;
  uploader_id: string;
  client_id: string;
  name: string;
  media_type: string | null;
  size: number;
  width: number | null;
  height: number | null;
  duration_ms: number | null;
  details: FileDetails;
  version: number;
  created_at: Date;
  completed_at: Date | null;
  removed_at: Date | null;
  /** How long it waits to be sent, while it is shown nowhere. */
  keep_until: Generated<Date>;
};
type FileUseTable = {
  workspace_id: string;
  kind: string;
  holder_id: string;
  file_id: string;
  place_id: string | null;
  position: number;
  created_at: Date;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    file: FileTable;
    file_use: FileUseTable;
  }
}
export type FileRow = Selectable<FileTable>;
/** A file as something else shows it. */
export type FileUse = { kind: string; holderId: string };

/** `lock`: it stays as it is until the transaction ends. */
export async function fileBy(
  db: Db,
  workspaceId: string,
  id: string,
  options: { lock?: boolean } = {},
): Promise<FileRow | undefined> {
  const found = db.selectFrom("file").selectAll().where("workspace_id", "=", workspaceId).where("id", "=", id);
  return (options.lock ? found.forUpdate() : found).executeTakeFirst();
}

type Found = Pick<FileRow, "details" | "width" | "height" | "duration_ms">;

/** What more was found out about a file; the caller holds its row. */
export async function setFound(
  db: Db,
  { workspace_id, id }: FileRow,
  { details, width, height, duration_ms }: Found,
): Promise<FileRow> {
  return db
    .updateTable("file")
    .set({ details, width, height, duration_ms })
    .where("workspace_id", "=", workspace_id)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Somebody's own files that are not removed, in no order; `lock`: nor will be until the transaction ends. */
export async function ownFiles(
  db: Db,
  { workspaceId, uploaderId }: { workspaceId: string; uploaderId: string },
  ids: readonly string[],
  options: { lock?: boolean } = {},
): Promise<FileRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<FileRow>`
    select * from file where workspace_id = ${workspaceId}::uuid and id = any(${ids}::uuid[])
      and uploader_id = ${uploaderId}::uuid and removed_at is null
    order by id ${options.lock ? sql`for share` : sql``}`.execute(db);
  return rows;
}

/** At most this many places of a file are looked at in one go. */
const pageOfUses = 500;

/** Where a file is shown, page by page: nearly every file has one such place. */
export async function* usesOf(db: Db, workspaceId: string, fileId: string): AsyncGenerator<FileUse[]> {
  let last: FileUse = { kind: "", holderId: "00000000-0000-0000-0000-000000000000" };
  for (;;) {
    const { rows } = await sql<FileUse>`
      select kind, holder_id as "holderId" from file_use
      where workspace_id = ${workspaceId}::uuid and file_id = ${fileId}::uuid
        and (kind, holder_id) > (${last.kind}, ${last.holderId}::uuid)
      order by kind, holder_id limit ${pageOfUses}`.execute(db);
    if (rows.length > 0) yield rows;
    if (rows.length < pageOfUses) return;
    last = rows.at(-1) as FileUse;
  }
}

/** The same for one kind alone: the holders' ids. */
export async function* holdersOf(db: Db, workspaceId: string, kind: string, fileId: string): AsyncGenerator<string[]> {
  for await (const uses of usesOf(db, workspaceId, fileId))
    yield uses.filter((use) => use.kind === kind).map((use) => use.holderId);
}

/** The files of these holders of one kind, by holder and in their order; one query, however many. */
export async function filesHeldBy(
  db: Db,
  workspaceId: string,
  kind: string,
  holderIds: readonly string[],
): Promise<Map<string, FileRow[]>> {
  const { rows } = await sql<FileRow & { holder_id: string }>`
    select f.*, u.holder_id from file_use u
    join file f on f.workspace_id = u.workspace_id and f.id = u.file_id
    where u.workspace_id = ${workspaceId}::uuid and u.kind = ${kind} and u.holder_id = any(${holderIds}::uuid[])
      and f.workspace_id = ${workspaceId}::uuid and f.removed_at is null
    order by u.holder_id, u.position`.execute(db);
  return Map.groupBy(rows, (row) => row.holder_id);
}

/** From now on these are shown there, in this order. */
export async function insertUses(
  db: Db,
  workspaceId: string,
  use: FileUse & { placeId: string | null; fileIds: readonly string[]; now: Date },
): Promise<void> {
  const rows = use.fileIds.map((file_id, position) => ({
    workspace_id: workspaceId,
    kind: use.kind,
    holder_id: use.holderId,
    file_id,
    place_id: use.placeId,
    position,
    created_at: use.now,
  }));
  await db.insertInto("file_use").values(rows).execute();
}

/** What else is known of it stays: others may be finding it out at the same moment. */
export async function setAlt(db: Db, workspaceId: string, id: string, alt: string): Promise<FileRow | undefined> {
  const { rows } = await sql<FileRow>`
    update file set details = details || jsonb_build_object('alt', ${alt}::text)
    where workspace_id = ${workspaceId}::uuid and id = ${id}::uuid and coalesce(details->>'alt', '') <> ${alt}
    returning *`.execute(db);
  return rows[0];
}

/** Somebody's own files wait to be sent at least until then. */
export async function keepFiles(
  db: Db,
  { workspaceId, uploaderId }: { workspaceId: string; uploaderId: string },
  ids: readonly string[],
  until: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await sql`update file set keep_until = greatest(keep_until, ${until}) where workspace_id = ${workspaceId}::uuid
    and uploader_id = ${uploaderId}::uuid and id = any(${ids}::uuid[])`.execute(db);
}

/**
 * A holder is gone for good: what is now shown nowhere is answered. The files are held first, in a statement of its own:
 * of two holders of one file that go at once, the second sees that the first is gone.
 */
export async function deleteUses(db: Db, workspaceId: string, { kind, holderId }: FileUse): Promise<FileRow[]> {
  const held = sql`select file_id from file_use where workspace_id = ${workspaceId}::uuid and kind = ${kind}
    and holder_id = ${holderId}::uuid`;
  const { rows: files } = await sql<FileRow>`
    select * from file where workspace_id = ${workspaceId}::uuid and id in (${held}) order by id for update`.execute(
    db,
  );
  await sql`delete from file_use where workspace_id = ${workspaceId}::uuid and kind = ${kind}
    and holder_id = ${holderId}::uuid`.execute(db);
  return withoutUse(db, workspaceId, files);
}

/** A file that is shown nowhere, and will not be until the transaction ends. */
export async function lockUnused(db: Db, workspaceId: string, id: string): Promise<FileRow | undefined> {
  const { rows } = await sql<FileRow>`
    select * from file where workspace_id = ${workspaceId}::uuid and id = ${id}::uuid for update`.execute(db);
  return (await withoutUse(db, workspaceId, rows))[0];
}

async function withoutUse(db: Db, workspaceId: string, files: readonly FileRow[]): Promise<FileRow[]> {
  const ids = files.map(({ id }) => id);
  const { rows: used } = await sql<{ file_id: string }>`
    select distinct file_id from file_use
    where workspace_id = ${workspaceId}::uuid and file_id = any(${ids}::uuid[])`.execute(db);
  const isUsed = new Set(used.map((row) => row.file_id));
  return files.filter(({ id }) => !isUsed.has(id));
}

/** Nobody sees it any more; false when it was so before. */
export async function setRemoved(db: Db, workspaceId: string, id: string, now: Date): Promise<boolean> {
  const done = await db
    .updateTable("file")
    .set({ removed_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where("removed_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return done !== undefined;
}
