import { closePoll as contract } from "@atrium/contract/chat/polling.ts";
import { handle } from "#platform/operations/feature.ts";
import type { OpenContext } from "#platform/operations/operation-context.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { clearTimer, type DueTimer } from "#platform/timers/timer.ts";
import { messageIn, requireMayDelete, tellMessage } from "../messages/index.ts";
import { accessPoll } from "./poll-access.ts";
import { countBallots, lockPoll, type PollRow, readPoll, updatePoll } from "./poll-rows.ts";

export const closingKind = "poll-close";

/** By who asks, or moderates. */
export const closePoll = handle(contract, async (context, { workspaceId, channelId, messageId }) => {
  const { db, member } = context;
  const found = await accessPoll(context, { channelId, messageId }, "channel.browse", { lock: true });
  requireMayDelete(member, found);
  if (found.poll.closed_at) return {};
  await clearTimer(db, workspaceId, closingKind, messageId);
  await close({ ...context, actorId: member.id }, found.poll);
  return {};
});

/** Its time is over: told by the server itself. */
export const closeOnTime = (platform: Platform, { workspaceId, id: messageId }: DueTimer): Promise<void> =>
  platform.run({ workspaceId }, async (context) => {
    const { db } = context;
    const known = await readPoll(db, { workspaceId, messageId });
    if (!known || known.closed_at) return;
    await messageIn(db, workspaceId, known.channel_id, messageId, { lock: true });
    const poll = await lockPoll(db, { workspaceId, messageId });
    if (poll && !poll.closed_at) await close({ ...context, workspaceId, actorId: null }, poll);
  });

type Closing = Pick<OpenContext, "db" | "emit" | "now"> & { workspaceId: string; actorId: string | null };

/**
 * Counts a last time and tells the message anew. A vote that was on its way at this moment is counted by its follower
 * and told as ever.
 */
async function close(context: Closing, { message_id: messageId, channel_id: channelId }: PollRow): Promise<void> {
  const { db, workspaceId, now } = context;
  await updatePoll(db, { workspaceId, messageId }, { closed_at: now });
  await countBallots(db, { workspaceId, messageId }, now);
  await tellMessage(context, { channelId, messageId });
}
