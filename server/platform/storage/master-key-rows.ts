import { sql } from "kysely";
import type { Database } from "#platform/database/database.ts";

/** A master key must be known before anything is wrapped by it. */
export const insertMasterKey = (database: Database, name: string): Promise<void> =>
  database.transaction({}, async ({ db }) => {
    await sql`insert into master_key (name) values (${name}) on conflict do nothing`.execute(db);
  });

/** The names of those that something stored needs. */
export const neededMasterKeys = (database: Database): Promise<string[]> =>
  database.transaction({ mode: "read" }, async ({ db }) => {
    const { rows } = await sql<{ name: string }>`select name from needed_master_keys()`.execute(db);
    return rows.map((row) => row.name);
  });

/** Forgets all but one. False when something stored, or just being stored, needs another: nothing was done then. */
export async function deleteOtherMasterKeys(database: Database, newest: string): Promise<boolean> {
  try {
    await database.transaction({}, async ({ db }) => {
      await sql`delete from master_key where name <> ${newest}`.execute(db);
    });
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === foreignKeyViolation) return false;
    throw error;
  }
}
const foreignKeyViolation = "23503";

export const workspacesToRewrap = (database: Database, newest: string): Promise<string[]> =>
  database.transaction({ mode: "read" }, async ({ db }) => {
    const { rows } = await sql<{ workspace_id: string }>`
      select workspace_id from workspaces_to_rewrap(${newest})`.execute(db);
    return rows.map((row) => row.workspace_id);
  });

type Wrapped = { id: string; key_wrapped: string };

/** Some keys of a workspace that another master key wraps, each anew; answers how many there were. */
export const rewrapSome = (
  database: Database,
  { workspaceId, newest, most }: { workspaceId: string; newest: string; most: number },
  anew: (wrapped: Wrapped) => string,
): Promise<number> =>
  database.transaction({ workspaceId }, async ({ db }) => {
    const { rows } = await sql<Wrapped>`
      select id, key_wrapped from stored
      where workspace_id = ${workspaceId} and master_key <> ${newest} order by id limit ${most} for update`.execute(db);
    const ids = rows.map((row) => row.id);
    await sql`
      update stored s set key_wrapped = n.key_wrapped
      from unnest(${ids}::uuid[], ${rows.map(anew)}::text[]) as n (id, key_wrapped)
      where s.workspace_id = ${workspaceId} and s.id = n.id`.execute(db);
    return rows.length;
  });
