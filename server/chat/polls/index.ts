import { pollCounted, pollVoted } from "@atrium/contract/chat/polling.ts";
import { feature } from "#platform/operations/feature.ts";
import { onTime } from "#platform/timers/timer.ts";
import { messagePart } from "../messages/index.ts";
import { addPollOption } from "./add-poll-option.ts";
import { closeOnTime, closePoll, closingKind } from "./close-poll.ts";
import { countingKind, countLater } from "./count-poll.ts";
import { createPoll } from "./create-poll.ts";
import { followVotes } from "./follow-votes.ts";
import { listVoters } from "./list-voters.ts";
import { pollCommand } from "./poll-command.ts";
import { pollsOf } from "./poll-rows.ts";
import { votePoll } from "./vote-poll.ts";

messagePart("poll", ({ db, workspaceId, memberId }, messageIds) => pollsOf(db, workspaceId, messageIds, memberId));

/** Questions people answer by choosing, in messages. */
export const polls = feature({
  name: "chat/polls",
  operations: [createPoll, votePoll, addPollOption, closePoll, listVoters],
  events: [pollCounted, pollVoted],
  followers: [followVotes],
  timers: [onTime(closingKind, closeOnTime), onTime(countingKind, countLater)],
  parts: { commands: async () => [pollCommand] },
});
