import type { Reaction, reactionChanged } from "@atrium/contract/chat/reactions.ts";
import type { DataOf } from "@atrium/contract/protocol/event.ts";

/** An event names at most this many people. */
const mostNames = 30;

/** The reactions of a message after one more, or one less. */
export function reactionsAfter(
  reactions: readonly Reaction[],
  change: DataOf<typeof reactionChanged>,
  self: string | undefined,
): Reaction[] {
  const { emoji, memberId, on, count } = change;
  const own = memberId === self;
  const before = reactions.find((reaction) => reaction.emoji === emoji);
  if (count <= 0) return reactions.filter((reaction) => reaction !== before);
  const others = (before?.memberIds ?? []).filter((id) => id !== memberId);
  const after: Reaction = {
    emoji,
    count,
    memberIds: on
      ? before?.memberIds.includes(memberId)
        ? before.memberIds
        : [...others, memberId].slice(0, mostNames)
      : others,
    mine: own ? on : (before?.mine ?? false),
  };
  return before ? reactions.map((reaction) => (reaction === before ? after : reaction)) : [...reactions, after];
}
