import type { Workspace } from "@atrium/contract/workspace/workspaces.ts";
import type { Selectable } from "kysely";
import type { Db } from "#platform/database/database.ts";

type WorkspaceTable = {
  workspace_id: string;
  name: string;
  slug: string;
  created_by: string;
  created_at: Date;
  seeded_permissions: string[];
  logo_id: string | null;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    workspace: WorkspaceTable;
  }
}
const columns = ["workspace_id", "name", "slug", "created_at", "logo_id"] as const;
type Row = Pick<Selectable<WorkspaceTable>, (typeof columns)[number]>;

const workspaceOf = (row: Row): Workspace => ({
  id: row.workspace_id,
  name: row.name,
  slug: row.slug,
  logo: row.logo_id && `/api/v1/workspaces/${row.workspace_id}/logos/${row.logo_id}`,
  createdAt: row.created_at.toISOString(),
});

export async function workspaceById(db: Db, workspaceId: string): Promise<Workspace | undefined> {
  const row = await db
    .selectFrom("workspace")
    .select(columns)
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  return row && workspaceOf(row);
}

/** Undefined when the slug is taken anywhere on the instance; a workspace just being created counts. */
export async function insertWorkspace(
  db: Db,
  workspace: Omit<Selectable<WorkspaceTable>, "logo_id">,
): Promise<Workspace | undefined> {
  const row = await db
    .insertInto("workspace")
    .values({ ...workspace, logo_id: null })
    .onConflict((conflict) => conflict.column("slug").doNothing())
    .returning(columns)
    .executeTakeFirst();
  return row && workspaceOf(row);
}

export async function changeWorkspace(
  db: Db,
  workspaceId: string,
  change: Partial<Pick<WorkspaceTable, "name" | "logo_id">>,
): Promise<Workspace | undefined> {
  const row = await db
    .updateTable("workspace")
    .set(change)
    .where("workspace_id", "=", workspaceId)
    .returning(columns)
    .executeTakeFirst();
  return row && workspaceOf(row);
}
