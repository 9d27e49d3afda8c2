import type { SharedFile } from "@atrium/contract/files/files.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { accessMessage, filesOfMessages } from "../messages/index.ts";
import { filesOfForwards } from "./forward-files.ts";
import { type Original, readForwards } from "./forward-rows.ts";

/**
 * What somebody wants to forward, read as themselves. Of a message that is a forward it is what that carries: the
 * words stay tied to who wrote them, and go when they take them back.
 */
export async function accessOriginal(
  context: WorkspaceContext,
  ids: { channelId: string; messageId: string },
): Promise<{ original: Original; files: SharedFile[] }> {
  const { message } = await accessMessage(context, ids, "channel.browse");
  if (message.deleted_at) refuse("deleted");
  if (message.parts?.includes("forward")) {
    const carried = (await readForwards(context.db, context.workspaceId, [message.id])).get(message.id);
    if (!carried || carried.withdrawn) return refuse("deleted", { detail: "what it forwards was deleted" });
    const { original_id, original_channel_id, original_thread_id, author_id, text, written_at } = carried;
    const files = (await filesOfForwards(context.db, context.workspaceId, [message.id])).get(message.id) ?? [];
    const original = { original_id, original_channel_id, original_thread_id, author_id, text, written_at };
    return { original, files };
  }
  const hasFiles = message.parts?.includes("files");
  const files = hasFiles ? await filesOfMessages(context.db, context.workspaceId, [message.id]) : undefined;
  const original = {
    original_id: message.id,
    original_channel_id: message.channel_id,
    original_thread_id: message.thread_id,
    author_id: message.author_id,
    text: message.text,
    written_at: message.created_at,
  };
  return { original, files: files?.get(message.id) ?? [] };
}
