import { reactionChanged } from "@atrium/contract/chat/reactions.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { channelKey } from "../channels/index.ts";
import type { MessageRow } from "../messages/index.ts";

export function tellReaction(
  { emit, workspaceId, member }: WorkspaceContext,
  message: MessageRow,
  change: { emoji: string; on: boolean; count: number },
): void {
  const { id: messageId, channel_id: channelId, thread_id: threadId } = message;
  emit(
    reactionChanged,
    { channelId, messageId, threadId, memberId: member.id, ...change },
    { workspaceId, actorId: member.id, to: [channelKey(channelId)] },
  );
}
