import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import type { ChannelAct } from "../channels/index.ts";
import { accessMessage, type SeenMessage } from "../messages/index.ts";
import { lockPoll, type PollRow, readPoll } from "./poll-rows.ts";

export type SeenPoll = SeenMessage & { poll: PollRow };

/** The poll of a message, for somebody who wants to do something with it: message and channel are loaded through them. */
export async function accessPoll(
  context: WorkspaceContext,
  ids: { channelId: string; messageId: string },
  act: ChannelAct,
  options: { lock?: boolean } = {},
): Promise<SeenPoll> {
  const { db, workspaceId } = context;
  const which = { workspaceId, messageId: ids.messageId };
  // The message first, then its poll: who counts takes them in the same order.
  const found = await accessMessage(context, ids, act, options.lock ? { lock: "message" } : {});
  const poll = (await (options.lock ? lockPoll : readPoll)(db, which)) ?? notFound("poll");
  if (found.message.deleted_at) refuse("deleted");
  return { ...found, poll };
}

/** Also when its time is over and nobody has come to close it yet. */
export function requireOpen(poll: PollRow, now: Date): void {
  if (poll.closed_at || (poll.closes_at && poll.closes_at <= now)) refuse("closed");
}
