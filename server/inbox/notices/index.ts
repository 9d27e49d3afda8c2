import { worksOn } from "#platform/jobs/jobs.ts";
import { feature } from "#platform/operations/feature.ts";
import { followNotices } from "./follow-notices.ts";
import { noticeJob, tellNotice } from "./tell-notice.ts";

/** Telling people outside the app what is no message: reminders whose time has come, reactions to what they wrote. */
export const notices = feature({
  name: "inbox/notices",
  followers: [followNotices],
  jobs: [worksOn(noticeJob, tellNotice)],
});
