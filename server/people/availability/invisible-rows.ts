import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

/** Everybody of a workspace who is invisible: few, and found by an index of them alone. */
export async function invisiblePeople(db: Db, workspaceId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("member")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("invisible", "=", true)
    .execute();
  return rows.map((row) => row.id);
}

/** Those of these people who are invisible. */
export async function invisibleAmong(db: Db, workspaceId: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from member where workspace_id = ${workspaceId}::uuid and id = any(${ids}::uuid[]) and invisible`.execute(
    db,
  );
  return rows.map((row) => row.id);
}
