import { inboxMarked } from "@atrium/contract/inbox/inbox.ts";
import { feature } from "#platform/operations/feature.ts";
import { markInboxDone } from "./mark-inbox-done.ts";
import { snoozeInbox } from "./snooze-inbox.ts";
import { unsubscribeInbox } from "./unsubscribe-inbox.ts";

/** Going through the inbox: done, later, no more of this. */
export const inboxTriage = feature({
  name: "inbox/triage",
  operations: [markInboxDone, snoozeInbox, unsubscribeInbox],
  events: [inboxMarked],
});
