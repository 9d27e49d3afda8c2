import { type CustomEmoji, customEmojiChanged } from "@atrium/contract/chat/custom-emoji.ts";
import { audience } from "#platform/events/event-log.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";

export function tellEmoji(
  context: WorkspaceContext,
  version: number,
  emojiId: string,
  emoji: CustomEmoji | null,
): void {
  const { emit, workspaceId, member } = context;
  emit(customEmojiChanged, { version, emojiId, emoji }, { workspaceId, actorId: member.id, to: [audience.workspace] });
}
