import type { Message } from "@atrium/contract/chat/messages.ts";
import * as contract from "@atrium/contract/chat/polling.ts";
import type { Poll } from "@atrium/contract/chat/polls.ts";
import type { DataOf } from "@atrium/contract/protocol/event.ts";
import { onEvent } from "#platform/store/feed.ts";
import { callHere } from "../call-here.ts";
import { changeHeld } from "../messages/index.ts";
import { afterVote } from "./after-vote.ts";

type Which = Pick<Message, "id" | "channelId">;

const change = ({ channelId, id }: Which, next: (poll: Poll) => Poll): void =>
  changeHeld(channelId, id, (message) => {
    const { poll } = message.parts;
    return poll ? { ...message, parts: { ...message.parts, poll: next(poll) } } : message;
  });

/** One's vote in a poll: the echo of one's own action and the event alike. */
const applyVote = ({ channelId, messageId: id, options }: DataOf<typeof contract.pollVoted>): void =>
  change({ channelId, id }, (poll) => afterVote(poll, options));

/** Chooses an option or takes it back: at once here, and back again when the server refuses. */
export async function toggleVote({ id: messageId, channelId, parts }: Message, option: number): Promise<void> {
  const { poll } = parts;
  if (!poll) return;
  const others = poll.multiple ? poll.mine.filter((one) => one !== option) : [];
  const options = poll.mine.includes(option) ? others : [...others, option].sort((a, b) => a - b);
  applyVote({ channelId, messageId, options });
  try {
    await callHere(contract.votePoll, { channelId, messageId, options });
  } catch (error) {
    applyVote({ channelId, messageId, options: poll.mine });
    throw error;
  }
}

export async function addOption({ id: messageId, channelId }: Which, text: string): Promise<void> {
  await callHere(contract.addPollOption, { channelId, messageId, text });
}

export async function close({ id: messageId, channelId }: Which): Promise<void> {
  await callHere(contract.closePoll, { channelId, messageId });
}

/** Hears of votes from now on; called once. */
export function registerPollChanges(): void {
  onEvent(contract.pollVoted, applyVote);
  onEvent(contract.pollCounted, ({ channelId, messageId: id, votes, voters }) =>
    change({ channelId, id }, (poll) => ({ ...poll, votes, voters })),
  );
}
