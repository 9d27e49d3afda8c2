import { votePoll as contract, pollVoted } from "@atrium/contract/chat/polling.ts";
import { audience } from "#platform/events/event-log.ts";
import { handle } from "#platform/operations/feature.ts";
import { refuse, refuseField } from "#platform/operations/refuse.ts";
import { accessPoll, requireOpen } from "./poll-access.ts";
import { putBallot } from "./poll-rows.ts";

/**
 * One's own row and a word to oneself: thousands who vote at once do not wait for each other. What they chose together
 * is counted behind them (`follow-votes.ts`).
 */
export const votePoll = handle(contract, async (context, { workspaceId, channelId, messageId, options: wish }) => {
  const { db, member, now, emit } = context;
  const { poll } = await accessPoll(context, { channelId, messageId }, "message.react");
  requireOpen(poll, now);
  const options = [...new Set(wish)].sort((a, b) => a - b);
  if (options.some((number) => number > poll.options.length)) refuseField("options", "no such option");
  if (options.length > 1 && !poll.multiple) refuse("only_one");
  if (await putBallot(db, { workspaceId, messageId }, { memberId: member.id, options, at: now }))
    emit(
      pollVoted,
      { channelId, messageId, options },
      { workspaceId, actorId: member.id, to: [audience.person(member.id)] },
    );
  return { options };
});
