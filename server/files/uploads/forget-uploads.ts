import { sql } from "kysely";
import { jobType, worksOn } from "#platform/jobs/jobs.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { lockUnused, takeAway } from "../shared-files/index.ts";
import { deleteUpload } from "./upload-rows.ts";

type Which = { workspace_id: string; id: string };
const day = 86_400_000;

const forget = jobType("files.forget", { schedule: "41 * * * *", retries: 2 });

/** Every hour: uploads without a byte for a day, and files that nobody sent while they were kept for that. */
export const forgetUploads = worksOn(forget, async (_data, platform) => {
  await forgetAbandoned(platform, new Date(Date.now() - day));
  await forgetUnsent(platform, new Date());
});

/** As if they had never been announced. */
async function forgetAbandoned(platform: Platform, before: Date): Promise<void> {
  const abandoned = await platform.run({}, async ({ db }) => {
    const { rows } = await sql<Which>`select workspace_id, id from abandoned_uploads(${before})`.execute(db);
    return rows;
  });
  for (const { workspace_id: workspaceId, id } of abandoned) {
    const storedId = await platform.run({ workspaceId }, ({ db }) => deleteUpload(db, workspaceId, id, before));
    if (storedId) await platform.storage.remove([storedId]);
  }
}

async function forgetUnsent(platform: Platform, before: Date): Promise<void> {
  const unsent = await platform.run({}, async ({ db }) => {
    const { rows } = await sql<Which>`select workspace_id, id from forgotten_files(${before})`.execute(db);
    return rows;
  });
  for (const { workspace_id: workspaceId, id } of unsent)
    await platform.run({ workspaceId }, async (context) => {
      const file = await lockUnused(context.db, workspaceId, id);
      if (file && file.keep_until < before) await takeAway({ ...context, workspaceId }, file);
    });
}
