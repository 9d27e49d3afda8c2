import { pollVoted } from "@atrium/contract/chat/polling.ts";
import { follow } from "#platform/events/follower.ts";
import { countSoon } from "./count-poll.ts";

/** Behind those who voted, the votes are counted: once for all of a moment, the polls in one order. */
export const followVotes = follow("chat/polls", [pollVoted], async (context, events) => {
  for (const messageId of [...new Set(events.map(({ data }) => data.messageId))].sort())
    await countSoon(context, messageId);
});
