import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

export type StoredTable = {
  workspace_id: string;
  id: string;
  /** Opened by `platform.storage.unwrap`. */
  key_wrapped: string;
  /** Bytes it will have. */
  size: number;
  /** Bytes that are there and durable. */
  received: number;
  created_at: Date;
  received_at: Date;
  completed_at: Date | null;
  unused_at: Date | null;
};
type StoredTotalTable = { workspace_id: string; bytes: number };
declare module "#platform/database/tables.ts" {
  interface Tables {
    stored: StoredTable;
    stored_total: StoredTotalTable;
  }
}

type New = { workspaceId: string; id: string; keyWrapped: string; size: number; now: Date };

/**
 * Takes the room for bytes that are to come. False when the workspace has no such room; then nothing was done. Who
 * takes room at the same moment waits for the other's transaction.
 */
export async function insertStored(db: Db, stored: New, quota: number | undefined): Promise<boolean> {
  const { workspaceId, id, keyWrapped, size, now } = stored;
  const { rows } = await sql`
    with room as (
      insert into stored_total as t (workspace_id, bytes)
      select ${workspaceId}::uuid, ${size}::bigint where ${size}::bigint <= coalesce(${quota ?? null}::bigint, ${size})
      on conflict (workspace_id) do update set bytes = t.bytes + excluded.bytes
        where t.bytes + excluded.bytes <= coalesce(${quota ?? null}::bigint, t.bytes + excluded.bytes)
      returning workspace_id
    )
    insert into stored (workspace_id, id, key_wrapped, size, created_at, received_at)
    select ${workspaceId}::uuid, ${id}::uuid, ${keyWrapped}, ${size}, ${now}, ${now} from room
    returning id`.execute(db);
  return rows.length > 0;
}

type Which = { workspaceId: string; id: string };

/** What is stored under this id; `lock`: nobody else writes to it until the transaction ends. */
export async function storedBy(
  db: Db,
  { workspaceId, id }: Which,
  options: { lock?: boolean } = {},
): Promise<StoredTable | undefined> {
  const { rows } = await sql<StoredTable>`
    select * from stored where workspace_id = ${workspaceId}::uuid and id = ${id}::uuid
    ${options.lock ? sql`for update` : sql``}`.execute(db);
  return rows[0];
}

/** More of it is there; the caller holds the row. */
export async function setReceived(db: Db, { workspaceId, id }: Which, received: number, now: Date): Promise<void> {
  await sql`update stored set received = ${received}, received_at = ${now}
    where workspace_id = ${workspaceId}::uuid and id = ${id}::uuid`.execute(db);
}

/** All of it is there, and it may be read. */
export async function setComplete(db: Db, { workspaceId, id }: Which, now: Date): Promise<void> {
  await sql`update stored set completed_at = ${now}
    where workspace_id = ${workspaceId}::uuid and id = ${id}::uuid`.execute(db);
}

/** All of it came at once and is durable, and it may be read. */
export async function setWhole(db: Db, { workspaceId, id }: Which, now: Date): Promise<void> {
  await sql`update stored set received = size, received_at = ${now}, completed_at = ${now}
    where workspace_id = ${workspaceId}::uuid and id = ${id}::uuid`.execute(db);
}

/** Nothing points at these any more: the room is free at once, the bytes go later. */
export async function setUnused(db: Db, workspaceId: string, ids: readonly string[], now: Date): Promise<void> {
  await sql`
    with gone as (
      update stored set unused_at = ${now}
      where workspace_id = ${workspaceId}::uuid and id = any(${ids}::uuid[]) and unused_at is null returning size
    )
    update stored_total set bytes = bytes - (select coalesce(sum(size), 0) from gone)
    where workspace_id = ${workspaceId}::uuid`.execute(db);
}
