import { sql } from "kysely";
import { jobType, worksOn } from "#platform/jobs/jobs.ts";
import { feature } from "#platform/operations/feature.ts";

/** How long a client may have been away and still resume event by event; later it starts from a fresh snapshot. */
const keepEventsDays = 14;
/** How long a retry with the same key is recognised. */
const keepKeysDays = 2;

const tidy = jobType("platform.tidy", { schedule: "17 3 * * *", retries: 3 });

/** What the platform itself does at night. */
export const housekeeping = feature({
  name: "platform/housekeeping",
  jobs: [
    worksOn(tidy, async (_data, platform) => {
      await platform.run({}, async ({ db, now }) => {
        const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
        await sql`select prune_events(${before(keepEventsDays)})`.execute(db);
        await sql`delete from request_key where created_at < ${before(keepKeysDays)}`.execute(db);
      });
    }),
  ],
});
