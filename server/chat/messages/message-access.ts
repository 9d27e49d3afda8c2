import type { Membership } from "#platform/access/membership.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import {
  type ChannelAct,
  type ChannelLock,
  requireInChannel,
  type SeenChannel,
  seenChannel,
} from "../channels/index.ts";
import { type MessageRow, messageIn } from "./message-rows.ts";

export type SeenMessage = { seen: SeenChannel; message: MessageRow };

/**
 * Loads a message of a channel for somebody who wants to do something with it. Two ids are two questions: the message
 * is looked for in this channel alone, and the channel through the asker.
 */
export async function accessMessage(
  { db, member, workspaceId }: Pick<WorkspaceContext, "db" | "member" | "workspaceId">,
  { channelId, messageId }: { channelId: string; messageId: string },
  act: ChannelAct,
  options: { lock?: ChannelLock | "message" } = {},
): Promise<SeenMessage> {
  const { lock } = options;
  const [seen, message] = await Promise.all([
    seenChannel(db, member, channelId, lock && lock !== "message" ? { lock } : {}),
    messageIn(db, workspaceId, channelId, messageId, { lock: lock === "message" }),
  ]);
  if (!seen) return notFound("channel");
  if (!message) return notFound("message");
  requireInChannel(member, seen, act);
  return { seen, message };
}

/** One edits what one wrote. */
export function requireAuthor(member: Membership, { message }: SeenMessage): void {
  if (message.author_id !== member.id) refuse("not_allowed", { detail: "written by somebody else" });
}

/** One deletes what one wrote, or moderates. */
export function requireMayDelete(member: Membership, { seen, message }: SeenMessage): void {
  const act = message.author_id === member.id ? "message.own" : "message.moderate";
  requireInChannel(member, seen, act);
}
