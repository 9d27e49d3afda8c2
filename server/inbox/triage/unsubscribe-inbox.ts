import { unsubscribeInbox as contract } from "@atrium/contract/inbox/inbox.ts";
import { muteChannel } from "#chat/sidebar/index.ts";
import { setThreadFollowing } from "#chat/threads/index.ts";
import { handle } from "#platform/operations/feature.ts";
import { accessItem, mark } from "./triage-access.ts";
import { tickReminder } from "./triage-reminder.ts";

/** Says it where it belongs, so that the chat shows the same: the thread's following, the conversation's mute. */
export const unsubscribeInbox = handle(contract, async (context, { kind, objectId, unsubscribed }) => {
  if (kind === "reminder") return tickReminder(context, objectId, unsubscribed ? 0 : null);
  const item = await accessItem(context, { kind, objectId });
  const { channelId } = item;
  if (kind === "direct" && channelId) await muteChannel(context, channelId, unsubscribed);
  if (kind === "thread" && channelId)
    await setThreadFollowing(context, { channelId, threadId: objectId }, !unsubscribed);
  const done = unsubscribed ? { through: Math.max(item.position, item.mark?.doneThrough ?? 0), at: context.now } : null;
  return mark(context, { kind, objectId }, { unsubscribed, done, snoozedUntil: null });
});
