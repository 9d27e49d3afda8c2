import { type DeletedWorkspace, workspaceKeptDays } from "@atrium/contract/workspace/workspaces.ts";
import { type Selectable, sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

type EveryWorkspaceTable = { workspace_id: string; name: string; deleted_at: Date | null; deleted_by: string | null };
declare module "#platform/database/tables.ts" {
  interface Tables {
    /** What `workspace` shows, and the deleted ones: only who deletes, brings back or removes looks here. */
    every_workspace: EveryWorkspaceTable;
  }
}
type Row = Pick<Selectable<EveryWorkspaceTable>, "workspace_id" | "name" | "deleted_at">;

const kept = workspaceKeptDays * 86_400_000;

/** What was deleted before can be brought back no more. */
export const keptSince = (now: Date): Date => new Date(now.getTime() - kept);

export const deletedOf = ({ workspace_id: id, name, deleted_at }: Row): DeletedWorkspace => {
  const deletedAt = deleted_at ?? new Date();
  return {
    id,
    name,
    deletedAt: deletedAt.toISOString(),
    goneAt: new Date(deletedAt.getTime() + kept).toISOString(),
  };
};

/** Held until the transaction ends; deleted or not. */
export async function lockWorkspace(db: Db, workspaceId: string): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select workspace_id, name, deleted_at from every_workspace
    where workspace_id = ${workspaceId}::uuid for no key update`.execute(db);
  return rows[0];
}

/** One that can still be brought back. */
export async function deletedWorkspace(db: Db, workspaceId: string, now: Date): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select workspace_id, name, deleted_at from every_workspace
    where workspace_id = ${workspaceId}::uuid and deleted_at > ${keptSince(now)}`.execute(db);
  return rows[0];
}

export async function setWorkspaceDeleted(
  db: Db,
  workspaceId: string,
  deleted: { by: string; at: Date } | null,
): Promise<void> {
  await db
    .updateTable("every_workspace")
    .set({ deleted_at: deleted?.at ?? null, deleted_by: deleted?.by ?? null })
    .where("workspace_id", "=", workspaceId)
    .execute();
}
