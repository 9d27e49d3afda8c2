import { removeReaction as contract } from "@atrium/contract/chat/reactions.ts";
import { handle } from "#platform/operations/feature.ts";
import { accessMessage } from "../messages/index.ts";
import { deleteReaction } from "./reaction-rows.ts";
import { tellReaction } from "./tell-reaction.ts";

/** Taking back what is not there changes nothing. A deleted message shows no reactions, so nobody is told of one less. */
export const removeReaction = handle(contract, async (context, { channelId, messageId, emoji }) => {
  const { db, workspaceId, member } = context;
  const { message } = await accessMessage(context, { channelId, messageId }, "message.react", { lock: "message" });
  const count = await deleteReaction(db, { workspaceId, messageId, emoji, memberId: member.id });
  if (count !== undefined && !message.deleted_at) tellReaction(context, message, { emoji, on: false, count });
  return {};
});
