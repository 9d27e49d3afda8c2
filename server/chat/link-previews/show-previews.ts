import type { OpenContext } from "#platform/operations/operation-context.ts";
import { carry, messageIn, tellMessage } from "../messages/index.ts";
import { shownOn } from "./message-link-rows.ts";

/**
 * Has a message carry what is known of its links, and tells the channel; by whom, null for the server itself.
 * Nothing is told of a message that shows none and showed none, nor of one that shows what it showed (not `isNew`).
 */
export async function showPreviews(
  context: Pick<OpenContext, "db" | "emit" | "now"> & { workspaceId: string; actorId: string | null },
  { channelId, messageId, isNew = true }: { channelId: string; messageId: string; isNew?: boolean },
): Promise<void> {
  const { db, workspaceId } = context;
  const message = await messageIn(db, workspaceId, channelId, messageId, { lock: true });
  if (!message) return;
  const isShowing = (await shownOn(db, workspaceId, [messageId])).size > 0;
  const didShow = message.parts?.includes("previews") ?? false;
  if (isShowing === didShow && !(isShowing && isNew)) return;
  if (isShowing !== didShow) await carry(db, { workspaceId, messageId }, "previews", isShowing);
  await tellMessage(context, { channelId, messageId });
}
