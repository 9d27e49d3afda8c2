import type { Poll } from "@atrium/contract/chat/polls.ts";

/** A poll after one chose these options; choosing the same again changes nothing. */
export function afterVote(poll: Poll, mine: readonly number[]): Poll {
  const step = (number: number) => Number(mine.includes(number)) - Number(poll.mine.includes(number));
  const voters = poll.voters + Number(mine.length > 0) - Number(poll.mine.length > 0);
  const votes = poll.votes.map((count, index) => Math.max(0, count + step(index + 1)));
  return { ...poll, votes, voters: Math.max(0, voters), mine: [...mine] };
}
