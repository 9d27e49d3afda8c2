import { type Message, messageChanged } from "@atrium/contract/chat/messages.ts";
import type { OpenContext, WorkspaceContext } from "#platform/operations/operation-context.ts";
import { channelKey } from "../channels/index.ts";
import { messageForAll, messageForBoth } from "./message.ts";
import { type MessageRow, messageIn } from "./message-rows.ts";

/**
 * The message as it is now: for the asker, and told to the channel when something about it changed. The transaction
 * holds the channel and the message, so that no reply or reaction told before is missing in what is told.
 */
export async function answerChanged(
  context: WorkspaceContext,
  { channelId, messageId }: { channelId: string; messageId: string },
  isChanged: boolean,
): Promise<{ message: Message }> {
  const { db, emit, workspaceId, member } = context;
  const row = (await messageIn(db, workspaceId, channelId, messageId)) as MessageRow;
  const { own, told } = await messageForBoth(context, row, member.id);
  const emission = { workspaceId, actorId: member.id, to: [channelKey(channelId)] };
  if (isChanged) emit(messageChanged, { message: told }, emission);
  return { message: own };
}

/**
 * Tells the channel what a message carries now; by whom, null for the server itself. The transaction holds the message.
 * Of a message that is gone nothing is told.
 */
export async function tellMessage(
  about: Pick<OpenContext, "db" | "emit" | "now"> & { workspaceId: string; actorId: string | null },
  { channelId, messageId }: { channelId: string; messageId: string },
): Promise<void> {
  const { db, emit, workspaceId, actorId } = about;
  const row = await messageIn(db, workspaceId, channelId, messageId);
  if (!row || row.deleted_at) return;
  emit(
    messageChanged,
    { message: await messageForAll(about, row) },
    { workspaceId, actorId, to: [channelKey(channelId)] },
  );
}
