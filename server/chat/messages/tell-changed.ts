import { type Message, messageChanged } from "@atrium/contract/chat/messages.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { channelKey } from "../channels/index.ts";
import { messageForBoth } from "./message.ts";
import { type MessageRow, messageIn } from "./message-rows.ts";

/**
 * The message as it is now: for the asker, and told to the channel when something about it changed. The transaction
 * holds the channel and the message, so that no reply or reaction told before is missing in what is told.
 */
export async function answerChanged(
  { db, emit, workspaceId, member }: WorkspaceContext,
  { channelId, messageId }: { channelId: string; messageId: string },
  isChanged: boolean,
): Promise<{ message: Message }> {
  const row = (await messageIn(db, workspaceId, channelId, messageId)) as MessageRow;
  const { own, told } = await messageForBoth(db, workspaceId, row, member.id);
  const emission = { workspaceId, actorId: member.id, to: [channelKey(channelId)] };
  if (isChanged) emit(messageChanged, { message: told }, emission);
  return { message: own };
}
