import { snoozeInbox as contract } from "@atrium/contract/inbox/inbox.ts";
import { handle } from "#platform/operations/feature.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { accessItem, mark } from "./triage-access.ts";
import { putReminderOff } from "./triage-reminder.ts";

const year = 365 * 86_400_000;

export const snoozeInbox = handle(contract, async (context, { kind, objectId, until }) => {
  const ahead = until === null ? 1 : new Date(until).getTime() - context.now.getTime();
  if (ahead <= 0 || ahead > year) refuse("bad_moment", { detail: "put it off to a time within the next year" });
  if (kind === "reminder") return putReminderOff(context, objectId, until);
  await accessItem(context, { kind, objectId });
  return mark(context, { kind, objectId }, { snoozedUntil: until === null ? null : new Date(until), done: null });
});
