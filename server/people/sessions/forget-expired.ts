import { sql } from "kysely";
import { jobType, worksOn } from "#platform/jobs/jobs.ts";

const type = jobType("people.forget-expired", { schedule: "41 3 * * *", retries: 3 });

/** Removes what has expired; it has counted for nothing since it did. */
export const forgetExpired = worksOn(type, async (_data, platform) => {
  await platform.run({}, ({ db, now }) => sql`select forget_expired_sign_ins(${now})`.execute(db));
});
