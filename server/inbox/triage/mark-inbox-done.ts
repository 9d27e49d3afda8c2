import { markInboxDone as contract } from "@atrium/contract/inbox/inbox.ts";
import { readThreadTo } from "#chat/threads/index.ts";
import { readChannelTo } from "#chat/unread/index.ts";
import { handle } from "#platform/operations/feature.ts";
import { accessItem, mark } from "./triage-access.ts";
import { tickReminder } from "./triage-reminder.ts";

/**
 * Never beyond what has happened: what comes later must not be swallowed. A call in a channel's timeline is not read by
 * being done, because the channel before it would be, too.
 */
export const markInboxDone = handle(contract, async (context, { kind, objectId, position }) => {
  if (kind === "reminder") return tickReminder(context, objectId, position);
  const item = await accessItem(context, { kind, objectId });
  if (position === null) return mark(context, { kind, objectId }, { done: null });
  const through = Math.min(position, item.position);
  const { channelId, threadId } = item;
  if (kind === "direct" && channelId) await readChannelTo(context, channelId, { seq: through, back: false });
  if (channelId && threadId && through > 0) await readThreadTo(context, { channelId, threadId }, through);
  return mark(context, { kind, objectId }, { done: { through, at: context.now }, snoozedUntil: null });
});
