import { defaultWorkspaceSettings, WorkspaceSettings } from "@atrium/contract/workspace/settings.ts";
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

/** What was chosen of it holds; what no longer means anything (an older version's) is as if never chosen. */
function settingsFrom(chosen: unknown): WorkspaceSettings {
  const entries = Object.entries(chosen ?? {}).filter(([key, value]) => {
    const shape = WorkspaceSettings.shape[key as keyof WorkspaceSettings];
    return shape?.safeParse(value).success;
  });
  return { ...defaultWorkspaceSettings, ...Object.fromEntries(entries) };
}

export async function settingsOf(db: Db, workspaceId: string): Promise<WorkspaceSettings> {
  const { rows } = await sql<{ settings: unknown }>`
    select settings from workspace where workspace_id = ${workspaceId}::uuid`.execute(db);
  return settingsFrom(rows[0]?.settings);
}

/** Merges; two who change different things at once both have their way. */
export async function mergeSettings(
  db: Db,
  workspaceId: string,
  change: Partial<WorkspaceSettings>,
): Promise<{ settings: WorkspaceSettings; isChanged: boolean }> {
  const { rows } = await sql<{ settings: unknown; before: unknown }>`
    with held as (
      select settings from workspace where workspace_id = ${workspaceId}::uuid for no key update
    )
    update workspace w set settings = held.settings || ${JSON.stringify(change)}::jsonb from held
    where w.workspace_id = ${workspaceId}::uuid returning w.settings, held.settings as before`.execute(db);
  const settings = settingsFrom(rows[0]?.settings);
  return { settings, isChanged: JSON.stringify(settings) !== JSON.stringify(settingsFrom(rows[0]?.before)) };
}
