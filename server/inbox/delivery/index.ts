import { worksOn } from "#platform/jobs/jobs.ts";
import { feature } from "#platform/operations/feature.ts";
import { onTime } from "#platform/timers/timer.ts";
import { deliveryKind } from "./delivery-rows.ts";
import { followEvents, withdraw, withdrawal } from "./follow-events.ts";
import { media } from "./media.ts";
import { onDue, tellDue, telling } from "./tell-due.ts";

export { chosenBy } from "./audience-rows.ts";
export { withdrawal } from "./follow-events.ts";
export { media } from "./media.ts";

/** Telling people outside the app what they have not read: whom, by what, and when. */
export const delivery = feature({
  name: "inbox/delivery",
  followers: [followEvents],
  timers: [onTime(deliveryKind, (platform, { workspaceId }) => onDue(platform, workspaceId))],
  jobs: [
    worksOn(withdrawal, withdraw),
    ...media.map((medium) =>
      worksOn(telling[medium.name], ({ workspaceId }, platform) => tellDue(platform, workspaceId, medium)),
    ),
  ],
});
