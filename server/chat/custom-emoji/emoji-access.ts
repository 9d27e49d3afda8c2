import type { CustomEmoji } from "@atrium/contract/chat/custom-emoji.ts";
import { may } from "#platform/access/access.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import { listEmoji } from "./emoji-rows.ts";

/** An emoji for somebody who wants to change it: who added it, or who manages them all. */
export async function accessEmoji(context: WorkspaceContext, emojiId: string): Promise<CustomEmoji> {
  const { db, workspaceId, member } = context;
  const [emoji] = await listEmoji(db, workspaceId, emojiId);
  if (!emoji) return notFound("emoji");
  const isOwn = emoji.addedBy === member.id && may(member, "emoji.add");
  if (!isOwn && !may(member, "emoji.manage")) refuse("not_allowed", { detail: "added by somebody else" });
  return emoji;
}
