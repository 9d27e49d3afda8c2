import { addReaction as contract } from "@atrium/contract/chat/reactions.ts";
import { handle } from "#platform/operations/feature.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { accessMessage } from "../messages/index.ts";
import { insertReaction, otherEmoji } from "./reaction-rows.ts";
import { tellReaction } from "./tell-reaction.ts";

/** More would not fit under a message. */
const mostEmoji = 50;

/** Adding twice is adding once. Reactions to one message are counted one after the other. */
export const addReaction = handle(contract, async (context, { channelId, messageId, emoji }) => {
  const { db, workspaceId, member, now } = context;
  const { message } = await accessMessage(context, { channelId, messageId }, "message.react", { lock: "message" });
  if (message.deleted_at) refuse("deleted");
  const one = { workspaceId, messageId, emoji, memberId: member.id };
  if ((await otherEmoji(db, one)) >= mostEmoji) refuse("too_many_reactions");
  const count = await insertReaction(db, { ...one, authorId: message.author_id }, now);
  if (count !== undefined) tellReaction(context, message, { emoji, on: true, count });
  return {};
});
