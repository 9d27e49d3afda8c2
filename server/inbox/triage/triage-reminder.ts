import type { InboxMark } from "@atrium/contract/inbox/inbox.ts";
import { changeOwnReminder } from "#chat/reminders/index.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { noMark } from "../marks/index.ts";

type Answer = Promise<{ mark: InboxMark }>;
const markOf = (objectId: string, change: Partial<InboxMark>) => ({
  mark: { ...noMark({ kind: "reminder", objectId }), ...change },
});

/** A moment that is still ahead when the row is written. */
const soon = ({ now }: WorkspaceContext): string => new Date(now.getTime() + 2000).toISOString();

/** A reminder keeps by itself whether it is done; not done after all, it comes back in a moment. */
export async function tickReminder(context: WorkspaceContext, reminderId: string, position: number | null): Answer {
  if (position === null) await changeOwnReminder(context, { reminderId, remindAt: soon(context) });
  else await changeOwnReminder(context, { reminderId, done: true });
  return markOf(reminderId, { doneThrough: position });
}

export async function putReminderOff(context: WorkspaceContext, reminderId: string, until: string | null): Answer {
  await changeOwnReminder(context, { reminderId, remindAt: until ?? soon(context) });
  return markOf(reminderId, { snoozedUntil: until });
}
