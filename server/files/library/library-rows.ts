import { type RawBuilder, sql } from "kysely";
import type { Membership } from "#platform/access/membership.ts";
import type { Db } from "#platform/database/database.ts";
import { readablePlaces } from "../places/index.ts";
import type { FileRow } from "../shared-files/index.ts";

type LibraryEntryTable = {
  workspace_id: string;
  place_id: string;
  file_id: string;
  type: string;
  uploader_id: string;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    library_entry: LibraryEntryTable;
  }
}

/** What a list of files is narrowed to; `before` and `from` are file ids, which are made in the order of time. */
export type LibraryFilter = {
  /** One place alone. */
  placeId?: string | undefined;
  type?: string | undefined;
  uploaderId?: string | undefined;
  tag?: string | undefined;
  before?: string | undefined;
  from?: string | undefined;
};

/** The places to look into: all the asker may read now, or one of these. */
const placesFor = (member: Membership, placeId: string | undefined): RawBuilder<unknown> =>
  placeId ? sql`select p.id from (${readablePlaces(member)}) p where p.id = ${placeId}::uuid` : readablePlaces(member);

const narrowed = ({ type, uploaderId, before, from }: LibraryFilter): RawBuilder<unknown> => sql`
  ${type ? sql`and e.type = ${type}` : sql``} ${uploaderId ? sql`and e.uploader_id = ${uploaderId}::uuid` : sql``}
  ${before ? sql`and e.file_id < ${before}::uuid` : sql``} ${from ? sql`and e.file_id >= ${from}::uuid` : sql``}`;

/**
 * Ids of files shown in places the asker may read, newest first. However many the places are, only those whose own
 * newest files are among the newest of all are looked into further than their first.
 */
export async function newestFiles(db: Db, member: Membership, filter: LibraryFilter, most: number): Promise<string[]> {
  const { workspaceId } = member;
  if (filter.tag) return newestTagged(db, member, filter, most);
  const newest = (count: number) => sql`lateral (
    select e.file_id from library_entry e where e.workspace_id = ${workspaceId}::uuid and e.place_id = p.id
      ${narrowed(filter)} order by e.file_id desc limit ${count})`;
  const { rows } = await sql<{ file_id: string }>`
    with place as materialized (${placesFor(member, filter.placeId)}), probed as (
      select p.id, e.file_id, dense_rank() over (order by e.file_id desc) as rank
      from place p cross join ${newest(1)} e)
    select distinct e.file_id from probed p cross join ${newest(most)} e
    where p.rank <= ${most} order by e.file_id desc limit ${most}`.execute(db);
  return rows.map((row) => row.file_id);
}

/** The same of one tag: files that have it, newest first, as far as they are shown in such a place. */
async function newestTagged(db: Db, member: Membership, filter: LibraryFilter, most: number): Promise<string[]> {
  const { workspaceId } = member;
  const { tag, before, from } = filter;
  const { rows } = await sql<{ file_id: string }>`
    with place as materialized (${placesFor(member, filter.placeId)})
    select t.file_id from file_tag t where t.workspace_id = ${workspaceId}::uuid and t.tag = ${tag}
      ${before ? sql`and t.file_id < ${before}::uuid` : sql``} ${from ? sql`and t.file_id >= ${from}::uuid` : sql``}
      and exists (select from library_entry e where e.workspace_id = ${workspaceId}::uuid and e.file_id = t.file_id
        and e.place_id in (select id from place) ${narrowed({ ...filter, before: undefined, from: undefined })})
    order by t.file_id desc limit ${most}`.execute(db);
  return rows.map((row) => row.file_id);
}

/** Ids of what lies in a folder itself, newest first; the caller has asked for the folder. */
export async function filesInFolder(
  db: Db,
  workspaceId: string,
  folderId: string,
  { type, uploaderId, before, from, tag }: LibraryFilter,
  most: number,
): Promise<string[]> {
  const isEntry = sql`exists (select from library_entry e where e.workspace_id = ${workspaceId}::uuid
    and e.place_id = coalesce(u.place_id, u.workspace_id) and e.file_id = u.file_id ${narrowed({ type, uploaderId })})`;
  const { rows } = await sql<{ file_id: string }>`
    select u.file_id from file_use u
    where u.workspace_id = ${workspaceId}::uuid and u.kind = 'folder' and u.holder_id = ${folderId}::uuid
      ${before ? sql`and u.file_id < ${before}::uuid` : sql``} ${from ? sql`and u.file_id >= ${from}::uuid` : sql``}
      ${
        tag
          ? sql`and exists (select from file_tag t where t.workspace_id = ${workspaceId}::uuid
        and t.file_id = u.file_id and t.tag = ${tag})`
          : sql``
      }
      and ${isEntry}
    order by u.file_id desc limit ${most}`.execute(db);
  return rows.map((row) => row.file_id);
}

/** A file with one use of it in a place the asker may read. */
export type UsedFile = FileRow & {
  use_kind: string;
  use_holder: string;
  use_place: string;
  used_at: Date;
};

/** Of each file the latest so many uses are looked at. */
const usesLookedAt = 20;

/** These files with their uses in places the asker may read, or in one of them; the latest first. */
export async function usesInPlaces(
  db: Db,
  member: Membership,
  ids: readonly string[],
  placeId?: string,
): Promise<UsedFile[]> {
  const { workspaceId } = member;
  const { rows } = await sql<UsedFile>`
    with place as materialized (${placesFor(member, placeId)})
    select f.*, u.kind as use_kind, u.holder_id as use_holder, coalesce(u.place_id, u.workspace_id) as use_place,
      u.created_at as used_at
    from file f cross join lateral (
      select * from file_use u where u.workspace_id = ${workspaceId}::uuid and u.file_id = f.id
        and coalesce(u.place_id, u.workspace_id) in (select id from place)
      order by u.created_at desc limit ${usesLookedAt}) u
    where f.workspace_id = ${workspaceId}::uuid and f.id = any(${ids}::uuid[])
      and f.completed_at is not null and f.removed_at is null
    order by u.created_at desc`.execute(db);
  return rows;
}
