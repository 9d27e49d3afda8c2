import { preferencesChanged } from "@atrium/contract/people/preferences.ts";
import { follow } from "#platform/events/follower.ts";
import { feature } from "#platform/operations/feature.ts";
import { onTime } from "#platform/timers/timer.ts";
import { digestKind, planDigest, sendDigest } from "./send-digest.ts";

/** The best of what somebody has not seen, by e-mail, for who asked for it. */
export const digest = feature({
  name: "inbox/digest",
  followers: [
    follow("inbox.digest", [preferencesChanged], async (context, events) => {
      const latest = new Map(events.map(({ actorId, data }) => [actorId, data.preferences.digest]));
      for (const [memberId, often] of latest)
        if (memberId !== null) await planDigest(context, { workspaceId: context.workspaceId, memberId }, often);
    }),
  ],
  timers: [onTime(digestKind, sendDigest)],
});
