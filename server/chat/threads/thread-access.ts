import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { notFound } from "#platform/operations/refuse.ts";
import type { ChannelAct, ChannelLock } from "../channels/index.ts";
import { accessMessage, type MessageRow } from "../messages/index.ts";

/** The answered message; a reply is none, wherever else it shows. */
export async function accessThread(
  context: WorkspaceContext,
  { channelId, threadId }: { channelId: string; threadId: string },
  act: ChannelAct,
  options: { lock?: ChannelLock } = {},
): Promise<MessageRow> {
  const { message } = await accessMessage(context, { channelId, messageId: threadId }, act, options);
  return message.thread_id === null ? message : notFound("thread");
}
