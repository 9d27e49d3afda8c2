import { pollCounted } from "@atrium/contract/chat/polling.ts";
import type { OpenContext } from "#platform/operations/operation-context.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { type DueTimer, setTimer } from "#platform/timers/timer.ts";
import { channelKey } from "../channels/index.ts";
import { countBallots, lockPoll } from "./poll-rows.ts";

export const countingKind = "poll-count";

/** A poll is counted at most this often, in ms: thousands of votes are one event for everybody. */
const countAgain = 1000;

type Counting = OpenContext & { workspaceId: string };

/** Counts and tells, unless that was done a moment ago: then it is done in a moment, once for all votes until then. */
export async function countSoon(context: Counting, messageId: string): Promise<void> {
  const { db, workspaceId, now, emit } = context;
  const which = { workspaceId, messageId };
  const poll = await lockPoll(db, which);
  if (!poll) return;
  const next = new Date(poll.counted_at.getTime() + countAgain);
  if (next > now) return setTimer(context, { workspaceId, kind: countingKind, id: messageId, at: next });
  const { votes, voters, channel_id: channelId } = await countBallots(db, which, now);
  const isNew = voters !== poll.voters || votes.some((count, index) => count !== poll.votes[index]);
  const emission = { workspaceId, actorId: null, to: [channelKey(channelId)] };
  if (isNew) emit(pollCounted, { channelId, messageId, votes, voters }, emission);
}

/** What was put off. */
export const countLater = (platform: Platform, { workspaceId, id }: DueTimer): Promise<void> =>
  platform.run({ workspaceId }, (context) => countSoon({ ...context, workspaceId }, id));
