import { sql } from "kysely";
import { removeRows, tablesOf } from "#platform/database/tables-of.ts";
import { jobType, worksOn } from "#platform/jobs/jobs.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { keptSince } from "../workspaces/index.ts";

const job = jobType("workspace.forget-workspaces", { schedule: "7 4 * * *", retries: 3 });
/** Rows, or things in storage, of one step. */
const most = { rows: 5000, stored: 500 };

/** Every night, the workspaces that can be brought back no more. */
export const forgetWorkspacesNightly = worksOn(job, (_data, platform) => forgetWorkspaces(platform));

/**
 * Removes all bytes and rows of them, in steps of their own transaction: ended in between, it goes on where it was. The
 * workspace's own row is the last. People keep their accounts.
 */
export async function forgetWorkspaces(platform: Platform): Promise<void> {
  const due = await platform.run({}, async ({ db, now }) => {
    const { rows } = await sql<{ workspace_id: string }>`
      select workspace_id from workspaces_to_forget(${keptSince(now)})`.execute(db);
    return rows.map((row) => row.workspace_id);
  });
  for (const workspaceId of due) await forgetWorkspace(platform, workspaceId);
}

async function forgetWorkspace(platform: Platform, workspaceId: string): Promise<void> {
  const stored = await removeBytes(platform, workspaceId);
  const tables = await platform.run({}, ({ db }) => tablesOf(db, "workspace_id"));
  const rest = tables.filter((table) => table !== "every_workspace" && table !== "audit_entry");
  let rows = await removeAll(platform, workspaceId, rest);
  for (let gone = most.rows; gone === most.rows; rows += gone) gone = await removeAudit(platform, workspaceId);
  rows += await removeTable(platform, workspaceId, "every_workspace");
  platform.metrics.removed.inc({ what: "workspace" });
  platform.log.info({ workspaceId, rows, stored }, "a deleted workspace was removed for good");
}

/** The bytes before the rows that name them. */
async function removeBytes(platform: Platform, workspaceId: string): Promise<number> {
  for (let count = 0; ; ) {
    const ids = await platform.run({ workspaceId }, async ({ db }) => {
      const { rows } = await sql<{ id: string }>`
        select id from stored where workspace_id = ${workspaceId}::uuid limit ${most.stored}`.execute(db);
      return rows.map(({ id }) => id);
    });
    if (ids.length === 0) return count;
    await platform.storage.remove(ids);
    await platform.run({ workspaceId }, ({ db }) =>
      removeRows(db, "stored", about(workspaceId, "id", ids), ids.length),
    );
    platform.metrics.storedRemoved.inc({ reason: "unused" }, ids.length);
    count += ids.length;
  }
}

const about = (workspaceId: string, column: string, values: string[]) => ({ workspaceId, column, values });

/** Tables that others point at come after them: those that are refused now are tried again when the others are empty. */
async function removeAll(platform: Platform, workspaceId: string, tables: readonly string[]): Promise<number> {
  let rows = 0;
  for (let left = tables; left.length > 0; ) {
    const refused: string[] = [];
    for (const table of left) {
      const gone = await removeTable(platform, workspaceId, table).catch((error: unknown) => {
        if ((error as { code?: string }).code !== "23503") throw error;
        refused.push(table);
        return 0;
      });
      rows += gone;
    }
    if (refused.length === left.length) throw new Error(`tables that point at each other: ${refused.join(", ")}`);
    left = refused;
  }
  return rows;
}

async function removeTable(platform: Platform, workspaceId: string, table: string): Promise<number> {
  const whole = about(workspaceId, "workspace_id", [workspaceId]);
  for (let rows = 0; ; ) {
    const gone = await platform.run({ workspaceId }, ({ db }) => removeRows(db, table, whole, most.rows));
    rows += gone;
    if (gone < most.rows) return rows;
  }
}

const removeAudit = (platform: Platform, workspaceId: string): Promise<number> =>
  platform.run({ workspaceId }, async ({ db }) => {
    const { rows } = await sql<{ gone: number }>`select forget_audit(${most.rows}) as gone`.execute(db);
    return rows[0]?.gone ?? 0;
  });
