import { membersOf } from "#people/profiles/index.ts";
import type { Db } from "#platform/database/database.ts";

/** Splits ids into people who are active in the workspace, each once, and those who are not (or nobody). */
export async function activePeople(
  db: Db,
  workspaceId: string,
  ids: readonly string[],
): Promise<{ active: string[]; missing: string[] }> {
  const wanted = [...new Set(ids)];
  const rows = await membersOf(db, workspaceId, wanted);
  const known = new Set(rows.filter((row) => row.state === "active").map((row) => row.id));
  return { active: wanted.filter((id) => known.has(id)), missing: wanted.filter((id) => !known.has(id)) };
}
