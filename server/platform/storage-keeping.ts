import { jobType, worksOn } from "#platform/jobs/jobs.ts";
import { feature } from "#platform/operations/feature.ts";
import { clearUnused, sweepStorage } from "#platform/storage/sweep-storage.ts";

const clear = jobType("storage.clear", { schedule: "23 * * * *", retries: 3 });
const sweep = jobType("storage.sweep", { schedule: "47 2 * * *", retries: 3 });

/** Every hour what nobody needs any more, every night what nobody knows of. */
export const storageKeeping = feature({
  name: "platform/storage-keeping",
  jobs: [
    worksOn(clear, (_data, platform) => clearUnused(platform)),
    worksOn(sweep, (_data, platform) => sweepStorage(platform)),
  ],
});
