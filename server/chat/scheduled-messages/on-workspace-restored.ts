import { workspaceRestored } from "@atrium/contract/workspace/workspaces.ts";
import { sql } from "kysely";
import { on } from "#platform/operations/feature.ts";

/** What should have been sent while the workspace was not there is not sent now: its author finds the text, and why. */
export const onWorkspaceRestored = on(workspaceRestored, async ({ db, workspaceId, now }) => {
  await sql`update scheduled_message set failed_with = 'time_missed'
    where workspace_id = ${workspaceId}::uuid and send_at <= ${now} and failed_with is null`.execute(db);
});
