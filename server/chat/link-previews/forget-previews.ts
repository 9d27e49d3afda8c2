import { sql } from "kysely";
import { jobType, worksOn } from "#platform/jobs/jobs.ts";
import { forgetUnlinked } from "./preview-rows.ts";

const keptFor = 90 * 24 * 3_600_000;
const atOnce = 1000;

const forget = jobType("chat.forget-previews", { schedule: "33 3 * * *", retries: 2 });

/** Every night: cards and pictures of pages that no message has linked to for 90 days. Safe to do again. */
export const forgetPreviews = worksOn(forget, async (_data, platform) => {
  const before = new Date(Date.now() - keptFor);
  for (let isMore = true; isMore; ) {
    const { rows } = await platform.run({}, ({ db }) =>
      sql<{ workspace_id: string; id: string }>`
        select workspace_id, id from unlinked_previews(${before}, ${atOnce})`.execute(db),
    );
    let forgotten = 0;
    for (const [workspaceId, some] of Map.groupBy(rows, (row) => row.workspace_id)) {
      const ids = some.map(({ id }) => id);
      forgotten += await platform.run({ workspaceId }, ({ db }) => forgetUnlinked(db, workspaceId, ids, before));
    }
    // One that is linked to again in this moment stays, and is not looked at over and over.
    isMore = rows.length === atOnce && forgotten > 0;
  }
});
